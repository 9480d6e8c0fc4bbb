"""On whose word: sentences, actors and times come in; statements, each with its source, cue and
content, go out."""
