<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;

class LLMToolExecution extends Model
{
    protected $table = 'llm_manager_tool_executions';

    protected $guarded = [];

    protected $casts = [
        'input_parameters' => 'array',
        'executed_at' => 'datetime',
    ];

    public function tool(): BelongsTo
    {
        return $this->belongsTo(LLMToolDefinition::class, 'tool_definition_id');
    }

    public function usageLog(): BelongsTo
    {
        return $this->belongsTo(LLMUsageLog::class, 'usage_log_id');
    }
}
