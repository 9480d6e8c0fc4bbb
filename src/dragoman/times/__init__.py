"""When: parsed sentences come in, time expressions with TIMEX3 values and calendar days go out."""
