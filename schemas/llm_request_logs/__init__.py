"""The request log of a chat bot on Supabase, behind row level security."""
