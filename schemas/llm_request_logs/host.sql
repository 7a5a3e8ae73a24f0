-- Supabase brings this role; a plain server needs it before the policy can name it.
DO $$
BEGIN
    CREATE ROLE service_role NOLOGIN;
EXCEPTION
    -- Roles belong to the whole server: another database may have made it, or be making it now.
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
