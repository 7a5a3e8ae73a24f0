"""From a plan to scripts that run without the toolkit: Alembic revisions and plain SQL."""
