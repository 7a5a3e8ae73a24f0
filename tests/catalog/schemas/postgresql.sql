-- Everything that a PostgreSQL catalog holds, at least once, under names that fight back.
CREATE SCHEMA billing;
CREATE SCHEMA "Odd ""schema""; --";
COMMENT ON SCHEMA billing IS 'money; it''s here';
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok', 'happy 🐘');
COMMENT ON TYPE public.mood IS 'how it feels';
CREATE DOMAIN public.cents AS bigint DEFAULT 0 NOT NULL CONSTRAINT not_negative CHECK (VALUE >= 0);
COMMENT ON DOMAIN public.cents IS 'money in minor units';
CREATE TYPE public.span AS (starts date, ends date);
CREATE SEQUENCE public.tickets AS integer START 10 INCREMENT 5 MINVALUE 5 MAXVALUE 1000 CACHE 3 CYCLE;
COMMENT ON SEQUENCE public.tickets IS 'numbers for the queue';

CREATE FUNCTION public.twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT x * 2';
COMMENT ON FUNCTION public.twice(integer) IS 'doubles';
CREATE FUNCTION public.twice(x text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  RETURN x || x; -- a semicolon; here
END $$;
CREATE PROCEDURE public.nothing(INOUT n integer) LANGUAGE plpgsql AS $$ BEGIN n := n; END $$;
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION public.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;

CREATE TABLE public.users (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 2) PRIMARY KEY,
  email text COLLATE "C" NOT NULL,
  name character varying(80) DEFAULT 'it''s ''' || 'me',
  score numeric(12,4) DEFAULT 1.5,
  state public.mood DEFAULT 'sad'::public.mood NOT NULL,
  balance public.cents,
  born date,
  life public.span,
  tags text[] DEFAULT '{}'::text[],
  payload jsonb DEFAULT '{"a": 1}'::jsonb,
  token uuid DEFAULT gen_random_uuid(),
  seen timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP,
  net inet,
  bits bit(5),
  initial text GENERATED ALWAYS AS ("left"(email, 1)) STORED,
  CONSTRAINT users_email_key UNIQUE (email) INCLUDE (name),
  CONSTRAINT "a check" CHECK (score >= 0 AND email <> ''),
  CONSTRAINT users_name_state UNIQUE (name, state) DEFERRABLE INITIALLY DEFERRED
) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
COMMENT ON TABLE public.users IS 'people; "quoted", it''s fine, back\slash';
COMMENT ON COLUMN public.users.email IS 'where to write';
COMMENT ON CONSTRAINT "a check" ON public.users IS 'why it is checked';
ALTER TABLE public.users ALTER COLUMN payload SET STORAGE external;
ALTER TABLE public.users ALTER COLUMN name SET STATISTICS 500;
ALTER TABLE public.users ALTER COLUMN score SET (n_distinct = -0.5);
ALTER TABLE public.users ADD CONSTRAINT not_yet CHECK (born > '1900-01-01') NOT VALID;

CREATE INDEX users_lower ON public.users (lower(email) text_pattern_ops, born DESC NULLS LAST, id ASC NULLS FIRST)
  INCLUDE (name) WHERE (state <> 'sad'::public.mood);
COMMENT ON INDEX public.users_lower IS 'for looking people up';
CREATE INDEX users_trgm ON public.users USING gin (name public.gin_trgm_ops);
CREATE INDEX users_hash ON public.users USING hash (token);
CREATE INDEX users_brin ON public.users USING brin (seen) WITH (pages_per_range = 32);
CREATE INDEX users_collated ON public.users (name COLLATE "C");
CREATE UNIQUE INDEX users_token ON public.users (token);

-- The same name in another schema; a composite key; reserved words; a circle of keys.
CREATE TABLE billing.users (
  "select" integer NOT NULL,
  "Mixed Case" varchar(10) NOT NULL,
  "100%" integer,
  PRIMARY KEY ("select", "Mixed Case"),
  CONSTRAINT nulls_count UNIQUE NULLS NOT DISTINCT ("100%")
);
CREATE TABLE billing.orders (
  id serial PRIMARY KEY,
  user_id bigint REFERENCES public.users (id) ON DELETE SET NULL ON UPDATE CASCADE,
  a integer,
  b varchar(10),
  invoice_id integer,
  CONSTRAINT composite FOREIGN KEY (a, b) REFERENCES billing.users ("select", "Mixed Case")
    MATCH FULL ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON CONSTRAINT composite ON billing.orders IS 'two columns';
CREATE TABLE billing.invoices (id integer PRIMARY KEY, order_id integer REFERENCES billing.orders (id));
ALTER TABLE billing.orders ADD CONSTRAINT circle FOREIGN KEY (invoice_id) REFERENCES billing.invoices (id) NOT VALID;
CREATE TABLE "Odd ""schema""; --"."Ta`ble ""; DROP TABLE users; -- 🐘" ("co'l" integer, "ÜBER größe" text);
CREATE TABLE public.a_name_of_sixty_three_bytes_which_is_the_most_that_fits_in_here (
  a_column_of_sixty_three_bytes_which_is_the_most_that_fits_in_it integer
);
CREATE UNLOGGED TABLE public.keyless (x integer, x_too double precision, y money, z xml);
ALTER TABLE public.keyless REPLICA IDENTITY FULL;
CREATE TABLE public.rooms (room integer, during tsrange, EXCLUDE USING gist (during WITH &&));

CREATE TABLE public.base (id integer CONSTRAINT inherited_check CHECK (id > 0), note text);
CREATE TABLE public.derived (extra integer) INHERITS (public.base);

CREATE TABLE public.events (id bigint NOT NULL, at timestamp with time zone NOT NULL, kind text NOT NULL, PRIMARY KEY (id, at, kind))
  PARTITION BY RANGE (at);
CREATE INDEX events_kind ON public.events (kind);
CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
CREATE TABLE public.events_2025 PARTITION OF public.events FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00')
  PARTITION BY LIST (kind);
CREATE TABLE public.events_2025_a PARTITION OF public.events_2025 FOR VALUES IN ('a', 'b');
CREATE TABLE public.events_rest PARTITION OF public.events DEFAULT;
CREATE INDEX events_alone ON ONLY public.events (at, kind);
CREATE TYPE public.an_event AS (event public.events_rest, during public.span);
CREATE TYPE public."All Events" AS (latest public.an_event);

CREATE VIEW public.happy WITH (security_barrier = true, check_option = local) AS
  SELECT id, email FROM public.users WHERE state = 'happy 🐘'::public.mood;
CREATE VIEW billing.ashes AS SELECT id AS "Id" FROM public.happy;
COMMENT ON VIEW billing.ashes IS 'of a view';
CREATE MATERIALIZED VIEW public.summary AS SELECT state, count(*) AS people FROM public.users GROUP BY state WITH NO DATA;
CREATE UNIQUE INDEX summary_state ON public.summary (state);

CREATE TRIGGER "a trigger" BEFORE INSERT OR UPDATE OF email ON public.users FOR EACH ROW
  WHEN (NEW.email <> '') EXECUTE FUNCTION public.note();
CREATE TRIGGER at_the_end AFTER DELETE ON public.users FOR EACH STATEMENT EXECUTE FUNCTION public.note();
ALTER TABLE public.users DISABLE TRIGGER at_the_end;
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON billing.orders DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION public.note();
COMMENT ON TRIGGER later ON billing.orders IS 'at commit';

DO $$ BEGIN CREATE ROLE catalog_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.users FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON public.users AS RESTRICTIVE FOR UPDATE TO catalog_reader
  USING (email = CURRENT_USER) WITH CHECK (email <> '');
CREATE POLICY everybody ON public.users FOR SELECT USING (true);
COMMENT ON POLICY everybody ON public.users IS 'all may look';
GRANT SELECT, INSERT ON public.users TO catalog_reader;
GRANT UPDATE (name) ON public.users TO catalog_reader WITH GRANT OPTION;
GRANT USAGE ON SCHEMA billing TO catalog_reader;
GRANT USAGE ON SEQUENCE public.tickets TO PUBLIC;
REVOKE EXECUTE ON FUNCTION public.twice(integer) FROM PUBLIC;

CREATE PUBLICATION "some" FOR TABLE public.base (id) WHERE (id > 10), billing.orders
  WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION of_schema FOR TABLES IN SCHEMA billing;
ALTER TABLE billing.orders REPLICA IDENTITY USING INDEX orders_pkey;
ALTER SEQUENCE public.tickets OWNED BY public.base.id;

-- What indexes, views and programs can say that is seldom said.
CREATE TABLE public.texts (words tsvector, size integer);
CREATE INDEX texts_words ON public.texts USING gist (words tsvector_ops (siglen = '100'));
CREATE INDEX texts_twice ON public.texts ((size * 2));
ALTER INDEX public.texts_twice ALTER COLUMN 1 SET STATISTICS 100;
CREATE TABLE public.spans OF public.span;
ALTER VIEW billing.ashes ALTER COLUMN "Id" SET DEFAULT 7;
ALTER MATERIALIZED VIEW public.summary ALTER COLUMN people SET STATISTICS 50;
ALTER MATERIALIZED VIEW public.summary CLUSTER ON summary_state;
CREATE FUNCTION public.ages(n integer) RETURNS bigint LANGUAGE sql
BEGIN ATOMIC
  SELECT CASE WHEN n > 1 THEN count(*) ELSE 0 END FROM billing.ashes;
END;
CREATE VIEW public.ages_of_all AS SELECT public.ages(2) AS n;
CREATE FUNCTION public.next_one(n integer) RETURNS integer LANGUAGE sql RETURN n + 1;
CREATE AGGREGATE public.mean(double precision) (
  SFUNC = float8_accum, STYPE = double precision[], FINALFUNC = float8_avg, COMBINEFUNC = float8_combine,
  INITCOND = '{0,0,0}', PARALLEL = SAFE,
  MSFUNC = float8_accum, MINVFUNC = float8_accum, MSTYPE = double precision[], MFINALFUNC = float8_avg, MINITCOND = '{0,0,0}'
);
CREATE AGGREGATE public.rows(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
COMMENT ON AGGREGATE public.rows(*) IS 'how many';
CREATE TRIGGER on_events BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.note();
ALTER TABLE public.events_rest DISABLE TRIGGER on_events;
CREATE TABLE public.follow_ups (event_id bigint, at timestamp with time zone, kind text,
  FOREIGN KEY (event_id, at, kind) REFERENCES public.events (id, at, kind));
COMMENT ON PUBLICATION of_schema IS 'all of the money';

-- Things that stand on each other, under names that sort before those of what they need or are the beginning of them.
CREATE SCHEMA tangled;
SET search_path = tangled;
CREATE TABLE plain (a integer, k integer PRIMARY KEY);
CREATE VIEW v_base AS SELECT a FROM plain;
CREATE VIEW v AS SELECT a FROM v_base;
CREATE TYPE item_line AS (a integer);
CREATE TYPE item AS (lines item_line[]);
CREATE VIEW "z""it's" AS SELECT a FROM v;
CREATE VIEW after_z AS SELECT a, 'tangled."z""it''s"'::regclass AS of FROM "z""it's";
CREATE VIEW a_view_that_is_named AS SELECT 'tangled.after_z'::regclass AS of, 'tangled.v, $x$'::text AS said;
CREATE VIEW by_key AS SELECT k, a FROM plain GROUP BY k;
CREATE VIEW empty AS SELECT;
CREATE TABLE holds_row (x plain);
CREATE TYPE c AS (r plain);
CREATE TABLE b_holds_composite (x c);
CREATE FUNCTION all_of_v() RETURNS SETOF v LANGUAGE sql AS 'SELECT * FROM tangled.v';
CREATE TABLE a_holds_view (r v);
CREATE TYPE b_of_view AS (r v[]);
CREATE SEQUENCE numbers;
CREATE DOMAIN counted AS integer DEFAULT nextval('numbers');
CREATE FUNCTION positive(x integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN x > 0;
CREATE DOMAIN above AS integer CHECK (positive(VALUE));
CREATE FUNCTION how_many() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM plain; END;
CREATE TABLE a_calls (n bigint DEFAULT how_many(), CHECK (positive(n::integer)));
CREATE FUNCTION a_defaults(n bigint DEFAULT how_many()) RETURNS bigint LANGUAGE sql AS 'SELECT n';
CREATE TABLE "Mixed" (a integer);
CREATE FUNCTION a_takes(x "Mixed") RETURNS "Mixed"[] LANGUAGE sql AS 'SELECT ARRAY[x]';
CREATE FUNCTION add_to(s "Mixed", n integer) RETURNS "Mixed" LANGUAGE sql AS 'SELECT s';
CREATE AGGREGATE a_collects(integer) (SFUNC = add_to, STYPE = "Mixed");
-- A routine that takes the row of the table, domain or view that calls it; another of its name does not.
CREATE TABLE own_row (x integer);
CREATE FUNCTION positive(r own_row) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN r.x > 0;
CREATE FUNCTION a_sorts_first(r own_row) RETURNS integer LANGUAGE sql RETURN r.x;
ALTER TABLE own_row ADD CONSTRAINT ok CHECK (positive(own_row) AND positive(x));
CREATE INDEX own_row_ok ON own_row (positive(own_row));
CREATE DOMAIN own_value AS integer;
CREATE FUNCTION fits(x own_value) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
ALTER DOMAIN own_value ADD CONSTRAINT ok CHECK (fits(VALUE));
ALTER DOMAIN own_value ADD CONSTRAINT not_yet CHECK (VALUE > 0) NOT VALID;
CREATE MATERIALIZED VIEW own_summary AS SELECT a FROM plain;
CREATE FUNCTION a_of(r own_summary) RETURNS integer LANGUAGE sql IMMUTABLE RETURN r.a;
CREATE INDEX own_summary_a ON own_summary (a_of(own_summary));
-- Routines of one name that call each other.
CREATE FUNCTION chain(a integer) RETURNS integer LANGUAGE sql RETURN a;
CREATE FUNCTION chain(a integer, b integer) RETURNS integer LANGUAGE sql RETURN chain(a) + b;
CREATE FUNCTION chain(a integer, b integer, c integer DEFAULT 1) RETURNS integer LANGUAGE sql RETURN chain(a, b) + c;
CREATE FUNCTION chain(a text) RETURNS integer LANGUAGE sql RETURN chain(length(concat(a, ',')), 2, (3));
CREATE TABLE users (id integer);
CREATE FUNCTION users(u users) RETURNS integer LANGUAGE sql RETURN u.id;

-- Heirs that say something of their own about what they inherit, and partitions that count with their parent.
CREATE TABLE z_parent (a text DEFAULT 'x', c integer);
CREATE TABLE heir () INHERITS (z_parent);
ALTER TABLE heir ALTER a SET DEFAULT 'y', ALTER c SET NOT NULL;
ALTER TABLE heir ALTER c ADD GENERATED ALWAYS AS IDENTITY (START WITH 7);
CREATE TABLE an_heir_of_it () INHERITS (heir);
ALTER TABLE an_heir_of_it ALTER a SET DEFAULT 'z';
CREATE TABLE parts (id bigint GENERATED ALWAYS AS IDENTITY, k integer, l integer) PARTITION BY LIST (k);
CREATE TABLE part_1 PARTITION OF parts FOR VALUES IN (1) PARTITION BY LIST (l);
CREATE TABLE part_1_1 PARTITION OF part_1 FOR VALUES IN (1);
CREATE TABLE part_2 PARTITION OF parts FOR VALUES IN (2);
ALTER TABLE parts ADD CONSTRAINT later CHECK (l > 0) NOT VALID;
-- Indexes that some partitions have, beside one that all have and one that is the partition's own.
CREATE INDEX partial ON ONLY parts (l);
CREATE INDEX partial_1 ON ONLY part_1 (l);
CREATE INDEX partial_1_1 ON part_1_1 (l);
ALTER INDEX partial_1 ATTACH PARTITION partial_1_1;
ALTER INDEX partial ATTACH PARTITION partial_1;
CREATE INDEX also ON ONLY parts (id DESC, k);
CREATE INDEX also_2 ON part_2 (id, k);
ALTER INDEX also ATTACH PARTITION also_2;
CREATE INDEX whole ON parts (id, k);
CREATE INDEX a_lone_one ON part_2 (id, k);

CREATE AGGREGATE ordered(float8 ORDER BY anyelement)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE ordered_only(ORDER BY anyelement)
  (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = mode_final, FINALFUNC_EXTRA);
CREATE AGGREGATE ranked(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
REVOKE EXECUTE ON FUNCTION ordered(float8, anyelement) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ordered_only(anyelement) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION ranked(VARIADIC "any") FROM PUBLIC;
GRANT SELECT (a) ON v TO catalog_reader;
RESET search_path;
