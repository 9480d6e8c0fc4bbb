"""Markup: pieces of HTML, as feeds, mails and columns hold them, become paragraphs of plain text.

Nothing is fetched and no entity beyond those of HTML is known.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from dragoman.rules import Answer, Family, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

_SPACES = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_MANY = re.compile(r"\n{3,}")


class MarkupRule(Rule, frozen=True, kw_only=True):
    """What HTML elements do to the text: `paragraph` ends one before and after itself, `line`
    ends a line, `hidden` holds no text, `telling` are those whose presence tells markup."""

    does: Literal["paragraph", "line", "hidden", "telling"]
    elements: tuple[str, ...]


def show_markup(draft: Draft) -> list[Answer]:
    """An example as plain text, with "|" for the end of a line, if there is markup in it."""
    markup = Markup(RuleBook())
    text = draft.document.text
    plain = markup.plain(text)
    return [Answer("|".join(plain.split("\n")), markup.ids)] if plain != text else []


MARKUP: Family[MarkupRule] = Family("read/rules/markup", MarkupRule, show_markup)


class Markup:
    """Takes markup away; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        named = book.rules(MARKUP)
        self.ids = tuple(n.id for n in named)
        self.does = {
            e: n.rule.does for n in named for e in n.rule.elements if n.rule.does != "telling"
        }
        telling = [e for n in named for e in n.rule.elements if n.rule.does == "telling"]
        self.telling = re.compile(rf"</?(?:{'|'.join(telling)})(?:\s[^<>]*)?/?>", re.IGNORECASE)

    def plain(self, text: str) -> str:
        """The text without markup; itself where it has none."""
        return self.text_of(text) if self.telling.search(text) else text

    def text_of(self, html: str) -> str:
        """The text of a piece of HTML, paragraphs parted by blank lines."""
        reader = _Reader(self)
        reader.feed(html)
        reader.close()
        lines = _AROUND.sub("\n", "".join(reader.kept))
        return _MANY.sub("\n\n", lines).strip()


class _Reader(HTMLParser):
    """Collects text."""

    def __init__(self, rules: Markup) -> None:
        super().__init__(convert_charrefs=True)
        self.rules = rules
        self.kept: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        does = self.rules.does.get(tag)
        if does == "hidden":
            self.hidden.append(tag)
        elif does is not None:
            self.kept.append("\n\n" if does == "paragraph" else "\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.rules.does.get(tag) != "hidden":
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.hidden and self.hidden[-1] == tag:
            self.hidden.pop()
        elif self.rules.does.get(tag) == "paragraph":
            self.kept.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.kept.append(_SPACES.sub(" ", data))
