"""The sample systems: for each its schema today, believable rows, and the code that uses them."""
