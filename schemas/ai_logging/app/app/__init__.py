"""The backend of the assistant."""
