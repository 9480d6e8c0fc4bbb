"""Explaining: a draft comes in; for each sentence, what was found, by which rules, or why not."""
