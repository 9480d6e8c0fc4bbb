"""Reading: files and standard input come in, documents with an id, a date and a text go out."""
