"""The book: what of the documentation is made from code, and the notebooks' pages.

`python -m book` writes every page of `PAGES` anew; tests/book fails when one of them is stale.
"""
