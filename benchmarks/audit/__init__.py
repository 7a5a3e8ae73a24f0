"""How right the audit's verdicts are: databases with labels, made and used on real servers."""
