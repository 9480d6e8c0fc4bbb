"""How good the coding of one's own corpus is, in numbers that a paper can print.

Coded records come in. Out goes a sheet of records drawn at random for a person to judge, and from
the judged sheet precision with its interval; or, from records and a gold coding of the same
documents, precision, recall and F1.
"""
