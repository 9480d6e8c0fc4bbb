-- What stories are told from: each row depends on one or two documents alone, so that the same
-- documents give the same stories in any order.

-- The heaviest words of a report, and how many shingles it has.
CREATE TABLE sketch (
  document INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
  shingles INTEGER NOT NULL,
  gist TEXT NOT NULL CHECK (json_valid(gist))
) STRICT;

-- Reports that share a value of a band may be copies of one another.
CREATE TABLE sketch_band (
  band INTEGER NOT NULL,
  value INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES sketch (document) ON DELETE CASCADE,
  PRIMARY KEY (band, value, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_band_document ON sketch_band (document);

CREATE TABLE copy_tie (
  one INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  similarity REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_tie_other ON copy_tie (other);

-- An event that can be of a story, with what is compared. Days are counted from 1970-01-01.
CREATE TABLE telling (
  event INTEGER PRIMARY KEY REFERENCES event (id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  type TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  told TEXT NOT NULL CHECK (json_valid(told))
) STRICT;
CREATE INDEX telling_days ON telling (type, last, first);
CREATE INDEX telling_document ON telling (document);

CREATE TABLE story_tie (
  one INTEGER NOT NULL REFERENCES telling (event) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES telling (event) ON DELETE CASCADE,
  likeness REAL NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_tie_other ON story_tie (other);

-- What has lost a tie and is to be grouped anew.
CREATE TABLE untied (kind TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (kind, id))
STRICT, WITHOUT ROWID;

CREATE TRIGGER story_untied AFTER DELETE ON story_tie BEGIN
  INSERT OR IGNORE INTO untied VALUES ('event', old.one), ('event', old.other);
END;
CREATE TRIGGER copy_untied AFTER DELETE ON copy_tie BEGIN
  INSERT OR IGNORE INTO untied VALUES ('document', old.one), ('document', old.other);
END;

-- A judgement changes what an event tells.
CREATE TRIGGER ruling_untold AFTER INSERT ON event_ruling BEGIN
  INSERT OR IGNORE INTO untold SELECT document FROM event WHERE id = new.event;
END;
CREATE TRIGGER ruling_retold AFTER UPDATE ON event_ruling BEGIN
  INSERT OR IGNORE INTO untold SELECT document FROM event WHERE id = new.event;
END;
CREATE TRIGGER ruling_undone AFTER DELETE ON event_ruling BEGIN
  INSERT OR IGNORE INTO untold SELECT document FROM event WHERE id = old.event;
END;

-- Happenings: a story once, whoever tells of it, and every event that is of no story.
CREATE VIEW happening AS
SELECT story.key, story.type, story.day, story.first, story.last, story.first_seen,
       story.witnesses, story.outlets, story.id AS story, NULL AS event
FROM story
UNION ALL
SELECT event_now.key, event_now.type, event_now.day, event_now.first, event_now.last,
       event_now.date, 1, 1, NULL, event_now.id
FROM event_now
LEFT JOIN story_witness ON story_witness.event = event_now.id
WHERE story_witness.event IS NULL AND event_now.judged <> 'reject'
  AND event_now.status IN ('actual', 'alleged', 'denied');

-- How many happenings there were on a day, and how many reports of them: printing again what was
-- told once does not raise the first.
CREATE VIEW happenings_by_day AS
SELECT day, type, count(*) AS happenings, sum(witnesses) AS reports
FROM happening GROUP BY day, type;
