-- Records as the coder gave them. Spans are JSON lists of [start, end] characters in the document's
-- text (or in its title, where part = 'title'); rules are JSON lists of rule.id. Days are ISO dates;
-- `day` is the day a record is filed under, counted from 1970-01-01.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE coder (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  model TEXT NOT NULL,
  rules TEXT NOT NULL,
  UNIQUE (version, model, rules)
) STRICT;

CREATE TABLE rule (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL,
  day INTEGER NOT NULL,
  source TEXT,
  title TEXT,
  url TEXT,
  language TEXT NOT NULL,
  extra TEXT NOT NULL CHECK (json_valid(extra)),
  hash TEXT NOT NULL,
  coder INTEGER NOT NULL REFERENCES coder (id),
  added TEXT NOT NULL,
  sentences INTEGER NOT NULL,
  actors INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  events INTEGER NOT NULL
) STRICT;
CREATE INDEX document_day ON document (day, id);

CREATE TABLE document_text (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;

-- The title is a sentence of its own, with ordinal -1.
CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  UNIQUE (document, ordinal)
) STRICT;

-- An actor of the ledger: one name, country and strand of sectors, across documents. `stands_for`
-- is the actor into which it was merged by hand.
CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  country TEXT,
  sector TEXT,
  documents INTEGER NOT NULL DEFAULT 0,
  stands_for INTEGER REFERENCES actor (id)
) STRICT;
CREATE INDEX actor_documents ON actor (documents, id);
CREATE INDEX actor_stands_for ON actor (stands_for) WHERE stands_for IS NOT NULL;

CREATE TABLE alias (
  actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_folded ON alias (folded, actor);

-- What an actor was in the documents, from the first to the last of their dates.
CREATE TABLE role (
  actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  sector TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  documents INTEGER NOT NULL,
  PRIMARY KEY (actor, title, sector)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_actor (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES actor (id),
  name TEXT NOT NULL,
  title TEXT,
  country TEXT,
  sector TEXT,
  other_sectors TEXT NOT NULL,
  mentions TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX document_actor_actor ON document_actor (actor, document);

CREATE TABLE timex (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  mod TEXT,
  first TEXT,
  last TEXT,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE place (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT,
  admin1 TEXT,
  lat REAL,
  lon REAL,
  geonames INTEGER,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

-- `key` is a digest of document, cue and content: stable between runs, as an event's is.
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  key TEXT NOT NULL,
  sentence INTEGER REFERENCES sentence (id),
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  lemma TEXT NOT NULL,
  content TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  first TEXT,
  last TEXT,
  day INTEGER NOT NULL,
  parent INTEGER REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  confidence REAL NOT NULL,
  rules TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX statement_key ON statement (key);
CREATE INDEX statement_parent ON statement (parent) WHERE parent IS NOT NULL;
CREATE INDEX statement_sentence ON statement (sentence);

CREATE TABLE statement_party (
  statement INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('speaker', 'addressee')),
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES document_actor (id),
  PRIMARY KEY (statement, side, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_party_actor ON statement_party (actor);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  key TEXT NOT NULL,
  sentence INTEGER REFERENCES sentence (id),
  type TEXT NOT NULL,
  modes TEXT NOT NULL,
  contexts TEXT NOT NULL,
  cameo TEXT,
  quad INTEGER NOT NULL,
  intensity REAL NOT NULL,
  trigger TEXT NOT NULL,
  place INTEGER,
  place_basis TEXT,
  first TEXT,
  last TEXT,
  day INTEGER NOT NULL,
  basis TEXT NOT NULL,
  status TEXT NOT NULL,
  factuality_author TEXT NOT NULL,
  factuality_source TEXT,
  quantities TEXT NOT NULL,
  statement INTEGER REFERENCES statement (id),
  same_as INTEGER REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED,
  confidence REAL NOT NULL,
  rules TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('text', 'title')),
  UNIQUE (document, ordinal)
) STRICT;
CREATE INDEX event_key ON event (key);
CREATE INDEX event_statement ON event (statement) WHERE statement IS NOT NULL;
CREATE INDEX event_same_as ON event (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX event_sentence ON event (sentence);

-- Who acted, and upon whom; `actor` is the document's actor.
CREATE TABLE event_party (
  event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  ordinal INTEGER NOT NULL,
  actor INTEGER NOT NULL REFERENCES document_actor (id),
  PRIMARY KEY (event, side, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_party_actor ON event_party (actor);

-- What filters ask for. A facet is one value of one field ("type" = "ASSAULT"), with how many
-- records have it; the *_facet tables list those records by day.
CREATE TABLE facet (
  id INTEGER PRIMARY KEY,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  events INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  UNIQUE (field, value)
) STRICT;

CREATE TABLE event_facet (
  facet INTEGER NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (facet, day, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE statement_facet (
  facet INTEGER NOT NULL,
  day INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (facet, day, statement)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_facet (
  facet INTEGER NOT NULL,
  day INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY (facet, day, document)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_facet_counted AFTER INSERT ON event_facet BEGIN
  UPDATE facet SET events = events + 1 WHERE id = new.facet;
END;
CREATE TRIGGER event_facet_uncounted AFTER DELETE ON event_facet BEGIN
  UPDATE facet SET events = events - 1 WHERE id = old.facet;
END;
CREATE TRIGGER statement_facet_counted AFTER INSERT ON statement_facet BEGIN
  UPDATE facet SET statements = statements + 1 WHERE id = new.facet;
END;
CREATE TRIGGER statement_facet_uncounted AFTER DELETE ON statement_facet BEGIN
  UPDATE facet SET statements = statements - 1 WHERE id = old.facet;
END;
CREATE TRIGGER document_facet_counted AFTER INSERT ON document_facet BEGIN
  UPDATE facet SET documents = documents + 1 WHERE id = new.facet;
END;
CREATE TRIGGER document_facet_uncounted AFTER DELETE ON document_facet BEGIN
  UPDATE facet SET documents = documents - 1 WHERE id = old.facet;
END;

-- How many events (rejected ones left out) are filed under a day, and between two countries in a
-- month; kept as records are filed.
CREATE TABLE day_count (
  day INTEGER NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (day, type, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE dyad_count (
  actor TEXT NOT NULL,
  recipient TEXT NOT NULL,
  month TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (actor, recipient, month, type, status)
) STRICT, WITHOUT ROWID;

-- Who writes now; the row goes when the writer closes the ledger.
CREATE TABLE writer (
  pid INTEGER NOT NULL,
  host TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (pid, host)
) STRICT, WITHOUT ROWID;
