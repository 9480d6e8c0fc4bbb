-- What people decided about records. Rows are only ever added: an undoing is a row of its own.

CREATE TABLE judgement (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('event', 'statement', 'actor')),
  verdict TEXT NOT NULL CHECK (
    verdict IN ('accept', 'reject', 'amend', 'merge', 'split', 'undo')),
  document TEXT,
  key TEXT NOT NULL,
  anchor TEXT NOT NULL CHECK (json_valid(anchor)),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  undoes INTEGER REFERENCES judgement (id)
) STRICT;
CREATE INDEX judgement_key ON judgement (kind, key);
CREATE INDEX judgement_document ON judgement (document) WHERE document IS NOT NULL;
CREATE UNIQUE INDEX judgement_undone ON judgement (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN
  SELECT raise(ABORT, 'judgements are never changed; add one that undoes it');
END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement BEGIN
  SELECT raise(ABORT, 'judgements are never deleted; add one that undoes it');
END;

-- A judgement in force: not an undoing, and not undone. On an event or a statement only the last one
-- stands; those on actors stand side by side.
CREATE VIEW in_force AS
SELECT * FROM judgement WHERE verdict <> 'undo'
AND NOT EXISTS (SELECT 1 FROM judgement AS undoing WHERE undoing.undoes = judgement.id);

CREATE VIEW standing AS
SELECT * FROM in_force WHERE kind = 'actor' OR id IN (
  SELECT max(id) FROM in_force WHERE kind <> 'actor' GROUP BY kind, key);

-- What stands on a record now, its changes told in this ledger's own numbers. Derived from the rows
-- above, and made anew whenever a document is coded again.
CREATE TABLE event_ruling (
  event INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  judgement INTEGER NOT NULL UNIQUE REFERENCES judgement (id),
  verdict TEXT NOT NULL,
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

CREATE TABLE statement_ruling (
  statement INTEGER PRIMARY KEY REFERENCES statement (id) ON DELETE CASCADE,
  judgement INTEGER NOT NULL UNIQUE REFERENCES judgement (id),
  verdict TEXT NOT NULL,
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;

-- Judgements that stand but whose record is not there any more.
CREATE VIEW orphan AS
SELECT * FROM standing WHERE kind <> 'actor'
AND id NOT IN (SELECT judgement FROM event_ruling UNION ALL SELECT judgement FROM statement_ruling);
