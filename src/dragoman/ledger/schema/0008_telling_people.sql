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
