"""An explanation for the terminal."""

from __future__ import annotations

from collections import deque
from typing import Final

from rich.console import Console
from rich.text import Text

from dragoman.explain.model import AsideExplained, Explanation, Finding, SentenceExplained

STYLES: Final = {
    "actor": "cyan",
    "time": "yellow",
    "place": "green",
    "statement": "magenta",
    "event": "bold red",
}


def show_explanation(console: Console, explanation: Explanation) -> None:
    """Print every sentence with its findings and their rules, and what is set aside between."""
    console.print(Text(f"{explanation.id} · {explanation.date}", style="bold"))
    asides = deque(explanation.asides)
    for number, sentence in enumerate(explanation.sentences):
        while asides and _stands_before(asides[0], sentence):
            _show_aside(console, asides.popleft())
        _show_sentence(console, number, sentence)
    for aside in asides:
        _show_aside(console, aside)


def _stands_before(aside: AsideExplained, sentence: SentenceExplained) -> bool:
    """The title's parts come before the text's."""
    if aside.part != sentence.part:
        return aside.part == "title"
    return aside.start < sentence.start


def _show_aside(console: Console, aside: AsideExplained) -> None:
    words = " ".join(aside.text.split())
    console.print(Text(f"\n-  {words}", style="dim"), soft_wrap=True)
    console.print(
        Text(f"    set aside, no part of the report: by {aside.rule}", style="dim"), soft_wrap=True
    )


def _show_sentence(console: Console, number: int, sentence: SentenceExplained) -> None:
    title = " (title)" if sentence.part == "title" else ""
    words = " ".join(sentence.text.split())
    console.print(Text(f"\n{number}{title}  {words}", style="bold"), soft_wrap=True)
    for finding in sentence.findings:
        console.print(_line(finding), soft_wrap=True)
    if sentence.silence:
        console.print(Text(f"    nothing: {sentence.silence}", style="dim"), soft_wrap=True)


def _line(finding: Finding) -> Text:
    line = Text(f"    {finding.room:<10}", style=STYLES[finding.room])
    line.append(f"{' '.join(finding.words.split())}", style="underline")
    line.append(f"  =>  {finding.shown}", style="default not underline")
    if finding.rules:
        line.append(f"\n              by {' < '.join(finding.rules)}", style="dim")
    return line
