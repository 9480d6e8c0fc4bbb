"""Where: parsed sentences and actors come in, place names with country and coordinates go out."""
