-- What PostgreSQL 18 adds.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE TABLE public.newer (
  id integer,
  doubled integer GENERATED ALWAYS AS (id * 2) VIRTUAL,
  later integer,
  CONSTRAINT hinted CHECK (id > 0) NOT ENFORCED
);
ALTER TABLE public.newer ADD CONSTRAINT later_is_there NOT NULL later NOT VALID;
CREATE TABLE public.bookings (
  room integer,
  during daterange,
  CONSTRAINT bookings_key PRIMARY KEY (room, during WITHOUT OVERLAPS)
);
CREATE TABLE public.guests (
  room integer,
  during daterange,
  CONSTRAINT guests_booking FOREIGN KEY (room, PERIOD during) REFERENCES public.bookings (room, PERIOD during)
);
CREATE TABLE public.hinted_child (id integer, CONSTRAINT hint FOREIGN KEY (id) REFERENCES billing.invoices (id) NOT ENFORCED);
COMMENT ON CONSTRAINT hint ON public.hinted_child IS 'nobody looks';
-- A key of a partitioned table may wait for its validation.
CREATE TABLE tangled.follows (k integer) PARTITION BY LIST (k);
CREATE TABLE tangled.follows_1 PARTITION OF tangled.follows FOR VALUES IN (1);
ALTER TABLE tangled.follows ADD CONSTRAINT follows_key FOREIGN KEY (k) REFERENCES tangled.plain NOT VALID;
