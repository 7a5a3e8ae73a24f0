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
CREATE TABLE conflicts (
  id integer CONSTRAINT "the key" PRIMARY KEY ON CONFLICT REPLACE AUTOINCREMENT,
  a int NOT NULL ON CONFLICT IGNORE DEFAULT 1,
  b text,
  up int REFERENCES conflicts (id) NOT DEFERRABLE,
  UNIQUE (a, b) ON CONFLICT ROLLBACK,
  CONSTRAINT late FOREIGN KEY (a, b) REFERENCES "select" ("Mixed Case", "100%") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE descending (a integer, b int, CONSTRAINT "pair" PRIMARY KEY (a DESC, b));
CREATE VIRTUAL TABLE words USING fts5 (title, body, tokenize = 'porter ascii');
CREATE INDEX users_lower ON users (lower(email) DESC, score) WHERE score > 1;
CREATE UNIQUE INDEX users_token ON users (email COLLATE BINARY DESC);
CREATE VIEW happy AS SELECT id, email FROM users WHERE email <> 'x;y';
CREATE TRIGGER "a trigger" AFTER INSERT ON users BEGIN SELECT 1; UPDATE users SET score = 2; END;
CREATE TABLE quoted (
  "check" int, "collate" text, a int, b text DEFAULT ',', c text DEFAULT 'collate', d text DEFAULT "none" COLLATE "nocase",
  e text DEFAULT none, f text DEFAULT 'autoincrement', g int DEFAULT TRUE, h text AS ("collate" || ')'),
  CHECK (b <> '(' AND a > 0), CHECK (a < 9), CONSTRAINT "unique" CHECK (c != ')')
);
CREATE TABLE backward (a INTEGER PRIMARY KEY DESC, b int);
CREATE TABLE twice (
  a int REFERENCES users (id) REFERENCES users (email),
  FOREIGN KEY (a) REFERENCES users (id) ON DELETE CASCADE
);
CREATE TRIGGER "before delete" AFTER UPDATE OF a ON quoted BEGIN SELECT 1; END;
CREATE TRIGGER IF NOT EXISTS instead INSTEAD OF DELETE ON happy BEGIN SELECT 1; END;
