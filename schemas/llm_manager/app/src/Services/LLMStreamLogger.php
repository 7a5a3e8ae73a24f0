<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Bithoven\LLMManager\Models\LLMUsageLog;
use Throwable;

/** Times a stream in memory and writes one usage log when it ends, well or badly. */
class LLMStreamLogger
{
    public function __construct(private readonly LLMCostCalculator $costs)
    {
    }

    public function startSession(LLMConfiguration $configuration, string $prompt, array $params): array
    {
        return [
            'configuration' => $configuration,
            'prompt' => $prompt,
            'params' => $params,
            'started_at' => microtime(true),
        ];
    }

    public function endSession(array $session, string $fullResponse, array $metrics): LLMUsageLog
    {
        $usage = $metrics['usage'] ?? [];

        return $this->write($session, [
            'response' => $fullResponse,
            'prompt_tokens' => $usage['prompt_tokens'] ?? 0,
            'completion_tokens' => $usage['completion_tokens'] ?? 0,
            'total_tokens' => $usage['total_tokens'] ?? 0,
            'cost_usd' => $this->costs->inDollars($session['configuration'], $usage),
            'currency' => $metrics['currency'] ?? 'USD',
            'cost_original' => $metrics['cost_original'] ?? null,
            'status' => 'success',
        ]);
    }

    public function logError(array $session, Throwable $error): LLMUsageLog
    {
        return $this->write($session, [
            'status' => str_contains($error->getMessage(), 'timed out') ? 'timeout' : 'error',
            'error_message' => $error->getMessage(),
        ]);
    }

    private function write(array $session, array $outcome): LLMUsageLog
    {
        return LLMUsageLog::create([
            'llm_configuration_id' => $session['configuration']->id,
            'user_id' => auth()->id(),
            'extension_slug' => 'llm-manager',
            'prompt' => $session['prompt'],
            'parameters_used' => $session['params'],
            'execution_time_ms' => (int) round((microtime(true) - $session['started_at']) * 1000),
            'executed_at' => now(),
            ...$outcome,
        ]);
    }
}
