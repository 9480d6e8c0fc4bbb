"""Where, in detail: the place in an event's own clause, and what the rest of the report tells."""
