"""Records: a draft comes in, the one record type goes out, and the forms it is written in."""
