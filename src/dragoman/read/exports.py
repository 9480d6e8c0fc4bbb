"""Exports of news archives: one text file that holds many articles, taken apart by rules.

A style of export says where an article begins or ends, where its body lies, and which lines hold
what is known of it. `docs/reading.md` shows both built-in styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from dragoman.rules import Answer, Family, Named, Rule, RuleBook

if TYPE_CHECKING:
    from dragoman.draft import Draft

_FLAGS: Final = re.MULTILINE


class ExportRule(Rule, frozen=True, kw_only=True):
    """A style of export; all patterns are matched over lines (`^` and `$` at line ends).

    A text is of the style if `told` is found in it. Articles are what lies between places that
    `parts` matches, and one of them must hold `body`, behind which its text begins; the text
    ends before `tail`, and what `drop` matches is taken out of it. `fields` are patterns whose
    first group is the field's value, looked for in the article outside its text.
    """

    told: str
    parts: str
    body: str
    tail: str = ""
    drop: str = ""
    fields: dict[str, tuple[str, ...]]


def show_exports(draft: Draft) -> list[Answer]:
    """ "title / date / source: text" of each article of an example."""
    exports = Exports(RuleBook())
    style = exports.style(draft.document.text)
    if style is None:
        return []
    shown = [
        f"{a.get('title')} / {a.get('date')} / {a.get('source')}: {' '.join(a['text'].split())}"
        for a in style.articles(draft.document.text)
    ]
    return [Answer(s, (style.id,)) for s in shown]


EXPORTS: Family[ExportRule] = Family("read/rules/exports", ExportRule, show_exports)


class Style:
    """One style with its patterns compiled."""

    def __init__(self, named: Named[ExportRule]) -> None:
        rule = named.rule
        self.id = named.id
        self.told = re.compile(rule.told, _FLAGS)
        self.parts = re.compile(rule.parts, _FLAGS)
        self.body = re.compile(rule.body, _FLAGS)
        self.tail = re.compile(rule.tail, _FLAGS) if rule.tail else None
        self.drop = re.compile(rule.drop, _FLAGS) if rule.drop else None
        self.fields = {
            field: [re.compile(p, _FLAGS) for p in patterns]
            for field, patterns in rule.fields.items()
        }

    def articles(self, text: str) -> Iterator[dict[str, Any]]:
        """Each article's text and fields, in order; the text is empty where none was found.

        What has no text and no date is no article: a list of contents, or a closing line.
        """
        at = 0
        for found in [*self.parts.finditer(text), None]:
            end = found.end() if found else len(text)
            article = self._article(text[at:end])
            if article["text"] or "date" in article:
                yield article
            at = end

    def _article(self, part: str) -> dict[str, Any]:
        body = self.body.search(part)
        if body is None:
            return {**self._known(part), "text": ""}
        tail = self.tail.search(part, body.end()) if self.tail else None
        end = tail.start() if tail else len(part)
        text = part[body.end() : end]
        if self.drop is not None:
            text = self.drop.sub("", text)
        known = part[: body.end()] + "\n\n" + part[end:]
        return {**self._known(known), "text": text.strip()}

    def _known(self, lines: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for field, patterns in self.fields.items():
            for pattern in patterns:
                match = pattern.search(lines)
                if match is not None and match[1].strip():
                    found[field] = " ".join(match[1].split())
                    break
        return found


class Exports:
    """Tells styles of export; holds the rules."""

    def __init__(self, book: RuleBook) -> None:
        self.styles = [Style(named) for named in book.rules(EXPORTS)]

    def style(self, text: str) -> Style | None:
        """The style that the text is in, if it is an export with an article in it."""
        for style in self.styles:
            if style.told.search(text) and any(a["text"] for a in style.articles(text)):
                return style
        return None
