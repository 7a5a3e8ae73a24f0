DROP TABLE IF EXISTS ai_error_recovery;
DROP TABLE IF EXISTS ai_error_analysis;
DROP TABLE IF EXISTS ai_request_logs;
