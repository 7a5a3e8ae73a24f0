"""PostgreSQL: how to connect without leaving a trace, and how to read its catalog."""
