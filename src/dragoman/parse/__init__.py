"""Parsing: a document comes in, sentences with tokens, clauses and quotations go out.

Text is split into sentences first; each is then parsed by itself, so that no sentence's parse
depends on its neighbours. Cleaning for the parser's sake keeps every offset of the given text.
What parsing knows of English lies in `rules/`.
"""

from dragoman.parse.model import Clause, Entity, Parsed, Quotation, Sentence, Span, Token

__all__ = ["Clause", "Entity", "Parsed", "Quotation", "Sentence", "Span", "Token"]
