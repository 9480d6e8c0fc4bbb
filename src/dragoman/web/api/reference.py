"""The page about the API: plain HTML out of its own description, without a script."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, StrictUndefined

from dragoman.web.api.openapi import description

PAGE: Final = Path(__file__).with_name("reference.html")


@cache
def reference() -> str:
    """The page, made once."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["typed"] = typed
    page = environment.from_string(PAGE.read_text(encoding="utf-8"))
    return page.render(told=description())


def typed(schema: dict[str, Any]) -> str:
    """A schema in a few words: "string or null", "list of LedgerEvent"."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(str(v) for v in schema["enum"])
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(dict.fromkeys(typed(s) for s in schema[choice]))
    if schema.get("type") == "array":
        return f"list of {typed(schema.get('items') or {})}"
    return str(schema.get("format") or schema.get("type") or "anything")
