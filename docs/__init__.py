"""The pages that come from the program."""
