"""A workspace product that accounts for every use of a model."""
