<?php

namespace Bithoven\LLMManager\Database\Seeders;

use Bithoven\LLMManager\Models\LLMConfiguration;
use Bithoven\LLMManager\Models\LLMConversationLog;
use Bithoven\LLMManager\Models\LLMConversationMessage;
use Bithoven\LLMManager\Models\LLMConversationSession;
use Illuminate\Database\Seeder;
use Illuminate\Support\Str;

class DemoConversationsSeeder extends Seeder
{
    public function run(): void
    {
        $configuration = LLMConfiguration::where('is_default', true)->firstOrFail();

        $session1 = $this->session($configuration, 'Laravel basics');
        $session2 = $this->session($configuration, 'Queues and workers');

        LLMConversationMessage::insert([
            ['session_id' => $session1->id, 'role' => 'user', 'content' => 'What is Laravel?', 'tokens' => 15, 'created_at' => now()],
            ['session_id' => $session1->id, 'role' => 'assistant', 'content' => 'Laravel is a PHP framework.', 'tokens' => 85, 'created_at' => now()],
        ]);

        LLMConversationLog::insert([
            ['session_id' => $session1->id, 'event_type' => 'started', 'event_data' => 'Session started', 'created_at' => now()],
        ]);
        LLMConversationLog::insert([
            ['session_id' => $session1->id, 'event_type' => 'message_sent', 'event_data' => 'User asked: What is Laravel?', 'tokens_used' => 15, 'execution_time_ms' => 125, 'cost_usd' => 0.000050, 'created_at' => now()],
            ['session_id' => $session1->id, 'event_type' => 'response_received', 'event_data' => 'Assistant responded about Laravel framework', 'tokens_used' => 85, 'execution_time_ms' => 1850, 'cost_usd' => 0.000450, 'created_at' => now()],
        ]);
        LLMConversationLog::insert([
            ['session_id' => $session2->id, 'event_type' => 'started', 'event_data' => 'Session started', 'created_at' => now()],
        ]);
    }

    private function session(LLMConfiguration $configuration, string $title): LLMConversationSession
    {
        return LLMConversationSession::create([
            'session_id' => 'demo_' . Str::random(16),
            'extension_slug' => 'llm-manager',
            'llm_configuration_id' => $configuration->id,
            'title' => $title,
            'metadata' => ['source' => 'demo-seeder'],
        ]);
    }
}
