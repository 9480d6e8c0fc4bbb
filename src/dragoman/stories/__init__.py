"""Stories: documents of a ledger come in, and which of them tell of the same happening goes out.

`words` weighs the words of a text, `sketches` finds texts that copy one another, `telling` is an
event as one report tells it, `likeness` says how surely two tellings are of one happening,
`groups` gathers tied ones, `accounts` says what the witnesses of a story agree and disagree on,
and `teller` keeps the ledger's tables. What a story is depends on its reports alone, never on the
order in which they came (codebook, section 6).
"""
