<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;
use Illuminate\Database\Eloquent\Relations\HasMany;

class LLMUsageLog extends Model
{
    protected $table = 'llm_manager_usage_logs';

    protected $guarded = [];

    protected $casts = [
        'parameters_used' => 'array',
        'cost_usd' => 'decimal:6',
        'executed_at' => 'datetime',
    ];

    public function configuration(): BelongsTo
    {
        return $this->belongsTo(LLMConfiguration::class, 'llm_configuration_id');
    }

    public function user(): BelongsTo
    {
        return $this->belongsTo(config('auth.providers.users.model'));
    }

    public function customMetrics(): HasMany
    {
        return $this->hasMany(LLMCustomMetric::class, 'usage_log_id');
    }

    public function toolExecutions(): HasMany
    {
        return $this->hasMany(LLMToolExecution::class, 'usage_log_id');
    }
}
