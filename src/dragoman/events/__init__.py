"""What: clauses and all earlier layers come in, coded acts with their parties, status and time go out."""
