-- Everything that SQLite keeps, at least once, under names that fight back.
CREATE TABLE users (
  id integer PRIMARY KEY AUTOINCREMENT,
  email text NOT NULL COLLATE NOCASE DEFAULT 'it''s, (me)' UNIQUE,
  score real DEFAULT (1 + 0.5) CHECK (score >= 0),
  doubled real GENERATED ALWAYS AS (score * 2) STORED,
  initial text AS (substr(email, 1, 1)),
  CONSTRAINT "a check" CHECK (email <> 'a, b)' AND score < 10)
);
CREATE TABLE "select" ("Mixed Case" int, "100%" varchar(10) COLLATE RTRIM, "qu""ote" blob, PRIMARY KEY ("Mixed Case", "100%")) WITHOUT ROWID;
CREATE TABLE orders (
  id int PRIMARY KEY,
  user_id int REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL,
  a int,
  b text,
  FOREIGN KEY (a, b) REFERENCES "select" ("Mixed Case", "100%")
) STRICT;
CREATE TABLE "Odd ""table""; DROP TABLE users; -- 🐘" ("co'l" int);
CREATE TABLE keyless (x, y numeric(10, 2));
CREATE INDEX users_lower ON users (lower(email) DESC, score) WHERE score > 1;
CREATE UNIQUE INDEX users_token ON users (email COLLATE BINARY DESC);
CREATE VIEW happy AS SELECT id, email FROM users WHERE email <> 'x;y';
CREATE TRIGGER "a trigger" AFTER INSERT ON users BEGIN SELECT 1; UPDATE users SET score = 2; END;
