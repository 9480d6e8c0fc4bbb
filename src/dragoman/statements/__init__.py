"""On whose word: sentences, actors and times come in, attributions with source, cue and content go out."""
