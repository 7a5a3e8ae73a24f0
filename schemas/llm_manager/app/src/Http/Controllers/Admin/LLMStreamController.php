<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Bithoven\LLMManager\Services\LLMProviderFactory;
use Bithoven\LLMManager\Services\LLMStreamLogger;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Response;
use Throwable;

/** The streaming test page: one prompt, one response, one usage log, no conversation. */
class LLMStreamController extends Controller
{
    public function __construct(
        private readonly LLMStreamLogger $streamLogger,
        private readonly LLMProviderFactory $providers,
    ) {
    }

    public function stream(Request $request)
    {
        $validated = $request->validate([
            'prompt' => 'required|string|max:20000',
            'configuration_id' => 'required|exists:llm_manager_configurations,id',
            'temperature' => 'numeric|between:0,2',
        ]);

        $configuration = LLMConfiguration::findOrFail($validated['configuration_id']);

        return Response::stream(function () use ($validated, $configuration) {
            $params = ['temperature' => $validated['temperature'] ?? 0.7];
            $session = $this->streamLogger->startSession($configuration, $validated['prompt'], $params);
            $fullResponse = '';

            try {
                $metrics = $this->providers->for($configuration)->stream(
                    $validated['prompt'],
                    [],
                    $params,
                    function (string $chunk) use (&$fullResponse) {
                        $fullResponse .= $chunk;
                        $this->send(['type' => 'chunk', 'content' => $chunk]);
                    },
                );
                $usageLog = $this->streamLogger->endSession($session, $fullResponse, $metrics);
                $this->send(['type' => 'done', 'log_id' => $usageLog->id, 'cost' => $usageLog->cost_usd]);
            } catch (Throwable $error) {
                $usageLog = $this->streamLogger->logError($session, $error);
                $this->send(['type' => 'error', 'log_id' => $usageLog->id]);
            }
        }, 200, ['Content-Type' => 'text/event-stream']);
    }

    private function send(array $event): void
    {
        echo 'data: ' . json_encode($event) . "\n\n";
        flush();
    }
}
