-- A log of every request to a language model: chat completions, embeddings and transcriptions.
CREATE TABLE llm_request_logs (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    request_type TEXT NOT NULL CHECK (request_type IN ('chat', 'embedding', 'transcription')),
    model TEXT NOT NULL,
    user_id BIGINT,
    session_id TEXT,
    input_text TEXT,
    input_metadata JSONB NOT NULL DEFAULT '{}'::jsonb,
    output_text TEXT,
    output_metadata JSONB NOT NULL DEFAULT '{}'::jsonb,
    tokens_prompt INTEGER,
    tokens_completion INTEGER,
    tokens_total INTEGER,
    latency_ms INTEGER,
    cost_usd DECIMAL(10, 6),
    success BOOLEAN NOT NULL DEFAULT true,
    error_message TEXT,
    raw_request JSONB,
    raw_response JSONB
);

CREATE INDEX idx_llm_request_logs_created_at ON llm_request_logs (created_at DESC);
CREATE INDEX idx_llm_request_logs_user_id ON llm_request_logs (user_id);
CREATE INDEX idx_llm_request_logs_request_type ON llm_request_logs (request_type);
CREATE INDEX idx_llm_request_logs_model ON llm_request_logs (model);
CREATE INDEX idx_llm_request_logs_success ON llm_request_logs (success);
CREATE INDEX idx_llm_request_logs_user_created ON llm_request_logs (user_id, created_at DESC);

-- Without a policy that lets them, no role but the owner sees a row.
ALTER TABLE llm_request_logs ENABLE ROW LEVEL SECURITY;

CREATE POLICY "Service role has full access" ON llm_request_logs
    FOR ALL TO service_role USING (true) WITH CHECK (true);

COMMENT ON TABLE llm_request_logs IS
    'Every request to a language model: chat, embedding and transcription, with tokens, cost and latency';
