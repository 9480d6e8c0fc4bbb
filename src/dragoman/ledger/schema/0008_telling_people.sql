-- Tellings are looked up among those only that days do not forbid. `opens` and `closes` are its days
-- with their slack; one that is not `dated` may look back on what was before it.
DROP TABLE telling_word;
CREATE TABLE telling_word (
  type TEXT NOT NULL,
  word TEXT NOT NULL,
  last INTEGER NOT NULL,
  event INTEGER NOT NULL,
  opens INTEGER NOT NULL,
  closes INTEGER NOT NULL,
  dated INTEGER NOT NULL,
  weight REAL NOT NULL,
  PRIMARY KEY (type, word, last, event)
) STRICT, WITHOUT ROWID;

-- The last names of those who take part in what an event tells: like acts of the same people in the
-- same days are looked up by them, where no telling word is in common.
CREATE TABLE telling_person (
  person TEXT NOT NULL,
  type TEXT NOT NULL,
  last INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES telling (event) ON DELETE CASCADE,
  PRIMARY KEY (person, type, last, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_person_event ON telling_person (event);
