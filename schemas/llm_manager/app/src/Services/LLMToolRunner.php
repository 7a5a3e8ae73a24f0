<?php

namespace Bithoven\LLMManager\Services;

use Bithoven\LLMManager\Models\LLMToolDefinition;
use Bithoven\LLMManager\Models\LLMToolExecution;
use Throwable;

/** Runs a tool that a model asked for and keeps what came of it. */
class LLMToolRunner
{
    public function run(string $slug, array $input, ?int $usageLogId, ?int $sessionId): LLMToolExecution
    {
        $tool = LLMToolDefinition::with('connector')->where('slug', $slug)->where('is_active', true)->firstOrFail();

        $execution = LLMToolExecution::create([
            'tool_definition_id' => $tool->id,
            'usage_log_id' => $usageLogId,
            'session_id' => $sessionId,
            'input_parameters' => $input,
            'status' => 'running',
        ]);

        $startedAt = microtime(true);

        try {
            $output = app($tool->handler_class)->{$tool->handler_method}($input);
            $execution->fill(['status' => 'success', 'output_result' => json_encode($output)]);
        } catch (Throwable $error) {
            $execution->fill(['status' => 'error', 'error_message' => $error->getMessage()]);
        }

        $execution->execution_time_ms = (int) round((microtime(true) - $startedAt) * 1000);
        $execution->save();

        return $execution;
    }
}
