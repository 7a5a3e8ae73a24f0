<?php

namespace Bithoven\LLMManager\Http\Controllers\Admin;

use Bithoven\LLMManager\Models\LLMConversationMessage;
use Bithoven\LLMManager\Models\LLMConversationSession;
use Bithoven\LLMManager\Models\LLMUserWorkspacePreference;
use Bithoven\LLMManager\Services\LLMConfigurationService;
use Bithoven\LLMManager\Services\LLMProviderFactory;
use Bithoven\LLMManager\Services\LLMStreamLogger;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Response;

/** The chat: two messages for the conversation and one usage log for the analytics. */
class LLMQuickChatController extends Controller
{
    private const CONTEXT_MESSAGES = 10;

    public function __construct(
        private readonly LLMConfigurationService $configurations,
        private readonly LLMProviderFactory $providers,
        private readonly LLMStreamLogger $streamLogger,
    ) {
    }

    public function index()
    {
        return view('llm-manager::admin.quick-chat', [
            'configurations' => $this->configurations->active(),
            'sessions' => LLMConversationSession::where('user_id', auth()->id())
                ->orderByDesc('last_activity_at')
                ->limit(20)
                ->get(),
            'workspace' => LLMUserWorkspacePreference::firstOrCreate(['user_id' => auth()->id()], ['config' => []]),
        ]);
    }

    public function stream(Request $request)
    {
        $validated = $request->validate([
            'message' => 'required|string',
            'session_id' => 'required|exists:llm_manager_conversation_sessions,id',
        ]);

        $session = LLMConversationSession::with('configuration')->findOrFail($validated['session_id']);
        $configuration = $session->configuration;

        return Response::stream(function () use ($validated, $session, $configuration) {
            $context = $this->context($session);
            $userMessage = LLMConversationMessage::create([
                'session_id' => $session->id,
                'user_id' => auth()->id(),
                'llm_configuration_id' => $configuration->id,
                'role' => 'user',
                'content' => $validated['message'],
                'tokens' => intdiv(strlen($validated['message']), 4) + 1,
                'created_at' => now(),
                'sent_at' => now(),
            ]);
            $this->send(['type' => 'metadata', 'user_message_id' => $userMessage->id]);

            $params = $this->configurations->parametersFor($configuration, 'llm-manager');
            $logSession = $this->streamLogger->startSession($configuration, $validated['message'], $params);
            $startedAt = now();
            $fullResponse = '';
            $metrics = $this->providers->for($configuration)->stream(
                $validated['message'],
                $context,
                $params,
                function (string $chunk) use (&$fullResponse) {
                    $fullResponse .= $chunk;
                    $this->send(['type' => 'chunk', 'content' => $chunk]);
                },
            );

            $assistantMessage = LLMConversationMessage::create([
                'session_id' => $session->id,
                'user_id' => auth()->id(),
                'llm_configuration_id' => $configuration->id,
                'model' => $metrics['model'] ?? $configuration->model,
                'role' => 'assistant',
                'content' => $fullResponse,
                'tokens' => $metrics['usage']['total_tokens'] ?? null,
                'response_time' => $startedAt->diffInMilliseconds(now()) / 1000,
                'cost_usd' => null,
                'raw_response' => $metrics['raw_response'] ?? null,
                'metadata' => ['provider' => $configuration->provider, 'is_streaming' => true],
                'started_at' => $startedAt,
                'completed_at' => now(),
            ]);

            $usageLog = $this->streamLogger->endSession($logSession, $fullResponse, $metrics);
            $assistantMessage->update(['cost_usd' => $usageLog->cost_usd]);
            $session->update(['last_activity_at' => now()]);

            $this->send([
                'type' => 'done',
                'message_id' => $assistantMessage->id,
                'cost' => $usageLog->cost_usd,
            ]);
        }, 200, ['Content-Type' => 'text/event-stream']);
    }

    private function context(LLMConversationSession $session): array
    {
        return $session->messages()
            ->orderByDesc('created_at')
            ->limit(self::CONTEXT_MESSAGES)
            ->get(['role', 'content'])
            ->reverse()
            ->toArray();
    }

    private function send(array $event): void
    {
        echo 'data: ' . json_encode($event) . "\n\n";
        flush();
    }
}
