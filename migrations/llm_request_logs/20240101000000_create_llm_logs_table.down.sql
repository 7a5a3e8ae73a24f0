-- The indexes and the policy go with the table.
DROP TABLE IF EXISTS llm_request_logs CASCADE;
