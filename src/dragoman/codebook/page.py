"""The codebook as a page: Markdown, plain text or JSON.

python -m dragoman.codebook.page FILE        # writes the Markdown page, as docs/codebook.md has it
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import jinja2
import msgspec

from dragoman.codebook.gather import gather
from dragoman.codebook.model import Codebook
from dragoman.rules import RuleBook

FORMS: Final = ("md", "text", "json")
HERE: Final = Path(__file__).parent


def written(codebook: Codebook, form: str) -> str:
    """The codebook in one of the forms `md`, `text` and `json`, ending in a line end."""
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(codebook), indent=1).decode() + "\n"
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE), autoescape=False, trim_blocks=False,
        undefined=jinja2.StrictUndefined,
    )  # fmt: skip
    environment.filters |= {"signed": _signed, "cell": _cell, "capital": _capital}
    template = environment.get_template("page.md" if form == "md" else "page.txt")
    return template.render(book=codebook).rstrip("\n") + "\n"


def _signed(value: float) -> str:
    return f"{value:+g}" if value else "0"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(gather(RuleBook()), "md"), encoding="utf-8")
