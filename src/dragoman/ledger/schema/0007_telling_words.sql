-- The telling words near a telling's trigger, with what each weighs: tellings of one happening are
-- looked up by them. `told` keeps the same words first, so that a telling that goes takes its own
-- with it.
CREATE TABLE telling_word (
  type TEXT NOT NULL,
  word TEXT NOT NULL,
  last INTEGER NOT NULL,
  event INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (type, word, last, event)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER telling_gone AFTER DELETE ON telling BEGIN
  DELETE FROM telling_word
  WHERE type = old.type AND last = old.last AND event = old.event
    AND word IN (SELECT key FROM json_each(old.told, '$[0]'));
END;

DROP INDEX telling_days;
