"""Who: parsed sentences come in, political actors and their mentions go out."""
