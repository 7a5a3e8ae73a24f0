<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;
use Illuminate\Database\Eloquent\Relations\HasMany;

class LLMToolDefinition extends Model
{
    protected $table = 'llm_manager_tool_definitions';

    protected $guarded = [];

    protected $casts = [
        'function_schema' => 'array',
        'parameters_schema' => 'array',
        'validation_rules' => 'array',
        'security_policy' => 'array',
        'metadata' => 'array',
        'is_active' => 'boolean',
    ];

    public function connector(): BelongsTo
    {
        return $this->belongsTo(LLMMCPConnector::class, 'mcp_connector_id');
    }

    public function executions(): HasMany
    {
        return $this->hasMany(LLMToolExecution::class, 'tool_definition_id');
    }
}
