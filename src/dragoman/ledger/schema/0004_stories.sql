-- The same happening told by several documents.

-- A document whose text is a copy of another's (wire copy). `original` is the earliest of its kind.
CREATE TABLE copy (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  original INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  similarity REAL NOT NULL
) STRICT;
CREATE INDEX copy_original ON copy (original);

-- Documents that were added or changed since stories were last told.
CREATE TABLE untold (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER document_untold AFTER INSERT ON document BEGIN
  INSERT INTO untold (document) VALUES (new.id);
END;

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  first TEXT,
  last TEXT,
  day INTEGER NOT NULL,
  first_seen TEXT NOT NULL,
  witnesses INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  disagreements TEXT NOT NULL CHECK (json_valid(disagreements))
) STRICT;
CREATE INDEX story_day ON story (day, id);

-- An event that tells of the story; `counts` is 0 where its document only copies another's.
CREATE TABLE story_witness (
  event INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  story INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  counts INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX story_witness_story ON story_witness (story, event);
