"""When, in detail: what may date an act comes in, and the words by which days are told."""
