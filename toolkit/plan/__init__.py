"""From decisions to a plan: operations, ordered steps with their way back, and the file that holds them."""
