"""What the assistant does around a request."""
