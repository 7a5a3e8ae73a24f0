"""What the bot does for a message."""
