"""Place names in the one form in which they are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import blake2b
from typing import Final

_MARKS: Final = str.maketrans({"’": "'", "ʼ": "'", "ʻ": "'", "`": "'", "-": " ", "–": " "})
_PLAIN: Final = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "'": None}
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """A name without accents, apostrophes, hyphens and case: "Khan Yunis" for "Khān-Yūnis"."""
    apart = unicodedata.normalize("NFKD", name.translate(_MARKS))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.translate(_PLAIN).casefold().split())


def name_hash(folded: str) -> int:
    """64 bits that stand for a folded name."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "big")
