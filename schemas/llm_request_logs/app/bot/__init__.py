"""A chat bot that answers from documents."""
