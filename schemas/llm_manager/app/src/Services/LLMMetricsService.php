<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMCustomMetric;
use Bithoven\LLMManager\Models\LLMUsageLog;

/** Lets other extensions attach numbers of their own to an execution. */
class LLMMetricsService
{
    public function record(LLMUsageLog $log, string $extension, string $key, mixed $value): LLMCustomMetric
    {
        return LLMCustomMetric::create([
            'usage_log_id' => $log->id,
            'extension_slug' => $extension,
            'metric_key' => $key,
            'metric_value' => is_array($value) ? json_encode($value) : (string) $value,
            'metric_type' => match (true) {
                is_bool($value) => 'boolean',
                is_int($value) => 'integer',
                is_float($value) => 'float',
                is_array($value) => 'json',
                default => 'string',
            },
        ]);
    }
}
