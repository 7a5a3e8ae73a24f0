"""What the application asks of its tables in an ordinary day, as SQL that every engine understands.

Nothing here names the conversation logs: no page and no service reads them.
"""

from __future__ import annotations

from typing import Final

# LLMQuickChatController: the chat page, its history, and the context of the next prompt.
_CHAT: Final = (
    "SELECT * FROM llm_manager_conversation_sessions WHERE is_active ORDER BY last_activity_at DESC LIMIT 20",
    "SELECT * FROM llm_manager_conversation_messages WHERE session_id = 1 ORDER BY created_at",
    (
        "SELECT m.role, m.content, u.name FROM llm_manager_conversation_messages m"
        " LEFT JOIN users u ON u.id = m.user_id ORDER BY m.created_at DESC LIMIT 50"
    ),
    "SELECT config FROM llm_manager_user_workspace_preferences WHERE user_id = 1",
)
# LLMConfigurationService, LLMProviderFactory and the services that prepare a call.
_CALL: Final = (
    "SELECT * FROM llm_manager_configurations WHERE is_active AND is_default",
    "SELECT * FROM llm_manager_parameter_overrides WHERE is_active ORDER BY priority DESC",
    "SELECT * FROM llm_manager_prompt_templates WHERE is_active AND is_global",
    "SELECT id, title FROM llm_manager_document_knowledge_base WHERE is_indexed ORDER BY id LIMIT 10",
    (
        "SELECT d.name, c.protocol FROM llm_manager_tool_definitions d"
        " LEFT JOIN llm_manager_mcp_connectors c ON c.id = d.mcp_connector_id WHERE d.is_active"
    ),
    "SELECT * FROM llm_manager_agent_workflows WHERE is_active",
)
# LLMActivityController and LLMUsageStatsController: the dashboard.
_DASHBOARD: Final = (
    "SELECT * FROM llm_manager_usage_logs ORDER BY executed_at DESC LIMIT 10",
    "SELECT user_id, SUM(cost_usd), COUNT(*) FROM llm_manager_usage_logs GROUP BY user_id",
    (
        "SELECT c.model, COUNT(*), SUM(l.total_tokens) FROM llm_manager_usage_logs l"
        " JOIN llm_manager_configurations c ON c.id = l.llm_configuration_id GROUP BY c.model"
    ),
    "SELECT metric_key, COUNT(*) FROM llm_manager_custom_metrics GROUP BY metric_key",
    (
        "SELECT t.name, e.status, COUNT(*) FROM llm_manager_tool_executions e"
        " JOIN llm_manager_tool_definitions t ON t.id = e.tool_definition_id GROUP BY t.name, e.status"
    ),
)

STATEMENTS: Final = (*_CHAT, *_CALL, *_DASHBOARD)
