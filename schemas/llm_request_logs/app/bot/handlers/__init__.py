"""What the messenger calls."""
