"""What: clauses and all earlier layers come in; acts with parties, status and time go out.

Frames say which words evoke which act, operators what other words make of it; `reading` nests
them, `scene` anchors the outcome in its document.
"""
