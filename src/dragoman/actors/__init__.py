"""Who: parsed sentences come in, mentions of political actors and the actors they stand for go out."""
