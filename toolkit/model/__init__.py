"""The vocabulary: frozen values that describe facts, with no input or output of their own."""
