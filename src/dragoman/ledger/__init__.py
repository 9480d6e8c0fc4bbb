"""The ledger: coded documents come in, one SQLite file remembers them, and answers about them.

`Ledger` is the door. `schema/` holds the tables as numbered migrations; `writing`, `removal` and
`facets` put a document's records in and take them out; `grammar`, `fields` and `selection` turn a
filter such as `actor:RUS type:ASSAULT since:2022-02-24` into a query; `judgements` and `actors`
keep what people decided, beside what the coder said.
"""
