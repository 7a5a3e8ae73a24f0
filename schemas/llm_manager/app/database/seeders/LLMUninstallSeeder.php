<?php

namespace Bithoven\LLMManager\Database\Seeders;

use Illuminate\Database\Seeder;
use Illuminate\Support\Facades\Schema;

/** Removes the extension's tables, whatever they hold. */
class LLMUninstallSeeder extends Seeder
{
    private const TABLES = [
        'llm_manager_user_workspace_preferences',
        'llm_manager_tool_executions',
        'llm_manager_tool_definitions',
        'llm_manager_agent_workflows',
        'llm_manager_mcp_connectors',
        'llm_manager_document_knowledge_base',
        'llm_manager_conversation_logs',
        'llm_manager_conversation_messages',
        'llm_manager_conversation_sessions',
        'llm_manager_prompt_templates',
        'llm_manager_parameter_overrides',
        'llm_manager_custom_metrics',
        'llm_manager_usage_logs',
        'llm_manager_configurations',
    ];

    public function run(): void
    {
        foreach (self::TABLES as $table) {
            Schema::dropIfExists($table);
        }
    }
}
