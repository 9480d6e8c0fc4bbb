"""The published JSON Schema of a record, generated from the record types.

python -m dragoman.records.schema        # writes schema.json beside this file
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import msgspec

from dragoman.records.model import Coded

PUBLISHED: Final = Path(__file__).with_name("schema.json")


def schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line of the JSONL form."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "dragoman record"}
    return {**head, **msgspec.json.schema(Coded)}


def published_form() -> str:
    """The schema as the checked-in file holds it."""
    return json.dumps(schema(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(published_form(), encoding="utf-8")
