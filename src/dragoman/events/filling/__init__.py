"""What fills a slot, by the kind of word that evokes the act."""
