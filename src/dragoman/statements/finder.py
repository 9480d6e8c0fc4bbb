"""The statements step of the pipeline."""

from __future__ import annotations

from dragoman.draft import Draft
from dragoman.rules import RuleBook
from dragoman.statements.backshift import told_on
from dragoman.statements.building import built
from dragoman.statements.choosing import chosen, judged, least_of, meant
from dragoman.statements.construction import Constructions
from dragoman.statements.continuing import continued, unled
from dragoman.statements.gathering import gather
from dragoman.statements.lexicon import Lexicon
from dragoman.statements.model import Statements
from dragoman.statements.ranker import Ranker
from dragoman.statements.replies import Replies
from dragoman.statements.speech import Quoted


class StatementFinder:
    """Gives the layer "statements".

    Args:
        learned: whether the ranker chooses among candidates, else the lexicon alone does.
    """

    name = "statements"
    needs = ("parsed", "actors", "times")
    gives = "statements"

    def __init__(self, book: RuleBook, *, learned: bool = True) -> None:
        self.lexicon = Lexicon(book)
        self.constructions = Constructions.load(book)
        self.replies = Replies(book)
        self.ranker = Ranker.load() if learned else None

    def __call__(self, draft: Draft) -> Statements:
        parsed = draft.parsed
        quoted = Quoted(parsed, self.constructions.numbers["speech"])
        candidates = gather(parsed, quoted, self.lexicon, self.constructions)
        settings = self.constructions
        worthy = judged(candidates, parsed, quoted, self.ranker, settings)
        kept = chosen(worthy, least_of(self.ranker), settings)
        kept = continued(meant(kept, quoted, self.lexicon, settings), parsed, quoted)
        kept = told_on(kept, parsed, quoted, settings)
        kept = unled(kept, draft, quoted, settings.words["unled"])
        found = tuple(built(kept, draft, quoted, self.lexicon, self.constructions))
        return Statements(found, self.replies.answered(draft, found))
