SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database WHERE datname = current_database()
