"""Ellipsis: acts that a sentence tells only by "did the same"; events come in, more go out."""
