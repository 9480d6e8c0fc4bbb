"""Kinds of sources, told by how their bytes begin and by how their names end.

A sure opening (a signature) decides; else the name's ending; else an opening that only suggests
a kind; else the source is plain text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from dragoman.read.source import stem
from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

Kind = Literal[
    "gzip", "zstd", "zip", "tar", "plain", "page", "json", "lines", "table", "parquet", "warc",
    "feed", "mbox", "mail", "refused",
]  # fmt: skip


class KindRule(Rule, frozen=True, kw_only=True):
    """A kind of source, by `endings` of names or by an `opening` of the bytes.

    `opening` is a regular expression over the bytes read as Latin-1, matched where the source
    begins, past white space if `inward`; it is `sure` if no other kind begins so. `advice` says
    what to do with a kind that is refused, and `called` what it is.
    """

    kind: Kind
    endings: tuple[str, ...] = ()
    opening: str = ""
    sure: bool = False
    inward: bool = False
    called: str = ""
    advice: str = ""


def show_kinds(draft: Draft) -> list[Answer]:
    """The kind of an example, read as a file's name and as what the file begins with."""
    text = draft.document.text
    found = Kinds(RuleBook()).named(text, text.encode("latin-1", "replace"))
    return [Answer(found[1].kind, (found[0],))] if found else []


KINDS: Family[KindRule] = Family("read/rules/kinds", KindRule, show_kinds)


class Kinds:
    """Tells kinds; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        named = book.rules(KINDS)
        self.endings = {e: (n.id, n.rule) for n in named for e in n.rule.endings}
        self.packings = tuple(
            e for e, (_, rule) in self.endings.items() if rule.kind in ("gzip", "zstd")
        )
        openings = [
            (re.compile(n.rule.opening.encode("latin-1"), re.DOTALL), n.id, n.rule)
            for n in named
            if n.rule.opening
        ]
        self.sure = [o for o in openings if o[2].sure]
        self.likely = [o for o in openings if not o[2].sure]

    def tell(self, name: str, head: bytes) -> KindRule:
        """The rule of the kind that a source is of; plain text where no rule knows it."""
        found = self.named(name, head)
        return found[1] if found else KindRule(kind="plain")

    def named(self, name: str, head: bytes) -> tuple[str, KindRule] | None:
        """The rule with its id, or None."""
        head = head.removeprefix(b"\xef\xbb\xbf")
        return _opened(self.sure, head) or self._ended(name.lower()) or _opened(self.likely, head)

    def stem(self, name: str) -> str:
        """A file's name without its endings."""
        return stem(name, self.packings)

    def _ended(self, name: str) -> tuple[str, KindRule] | None:
        inner = name
        for packing in self.packings:
            inner = inner.removesuffix(packing)
        for one in (inner, name):
            found = self.endings.get(one[one.rfind(".") :]) if "." in one else None
            if found is not None:
                return found
        return None


def _opened(
    openings: list[tuple[re.Pattern[bytes], str, KindRule]], head: bytes
) -> tuple[str, KindRule] | None:
    inside = head.lstrip()
    for pattern, identity, rule in openings:
        if pattern.match(inside if rule.inward else head):
            return identity, rule
    return None
