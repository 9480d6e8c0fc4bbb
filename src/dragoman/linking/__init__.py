"""What needs two rooms: all layers come in, settled references between them go out; nothing new is found here."""
