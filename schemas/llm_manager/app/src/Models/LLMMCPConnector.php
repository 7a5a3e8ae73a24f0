<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\HasMany;

class LLMMCPConnector extends Model
{
    protected $table = 'llm_manager_mcp_connectors';

    protected $guarded = [];

    protected $casts = [
        'capabilities' => 'array',
        'configuration' => 'array',
        'is_active' => 'boolean',
        'auto_start' => 'boolean',
    ];

    public function tools(): HasMany
    {
        return $this->hasMany(LLMToolDefinition::class, 'mcp_connector_id');
    }
}
