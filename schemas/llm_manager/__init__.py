"""A Laravel extension that runs chats and agents on configurable language models."""
