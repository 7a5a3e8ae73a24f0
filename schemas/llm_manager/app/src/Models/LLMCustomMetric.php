<?php

namespace Bithoven\LLMManager\Models;

use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;

class LLMCustomMetric extends Model
{
    protected $table = 'llm_manager_custom_metrics';

    protected $guarded = [];

    protected $casts = [
        'metadata' => 'array',
    ];

    public function usageLog(): BelongsTo
    {
        return $this->belongsTo(LLMUsageLog::class, 'usage_log_id');
    }
}
