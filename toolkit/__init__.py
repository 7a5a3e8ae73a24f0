"""Find unused and redundant tables, consolidate them without losing a row, and prove it on real servers."""

__version__ = "0.1.0.dev0"
