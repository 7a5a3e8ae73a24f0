<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;

class LLMAgentWorkflow extends Model
{
    protected $table = 'llm_manager_agent_workflows';

    protected $guarded = [];

    protected $casts = [
        'workflow_definition' => 'array',
        'agents_config' => 'array',
        'is_active' => 'boolean',
    ];

    public function configuration(): BelongsTo
    {
        return $this->belongsTo(LLMConfiguration::class, 'llm_configuration_id');
    }
}
