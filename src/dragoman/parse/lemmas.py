"""Base forms that the pipeline's lemmatiser gets wrong by English spelling alone.

English doubles the last consonant of a short verb before -ed and -ing ("hop", "hopped") and keeps
the verb's silent e apart from that ("hope", "hoped"). A form with a single consonant therefore
belongs to the verb with the e: "hoped" is not from "hop", nor "hated" from "hat".
"""

from __future__ import annotations

from typing import Final

VOWELS: Final = frozenset("aeiou")
NEVER_DOUBLED: Final = frozenset("wxy")
HISSING: Final = frozenset("sz")


def with_silent_e(form: str, lemma: str) -> str:
    """The lemma of a verb form, with the silent e that its spelling proves.

    Args:
        form: the word in lower case.
        lemma: the lemmatiser's base form.
    """
    ending = form.removeprefix(lemma)
    if ending == form or not _doubles(lemma):
        return lemma
    if ending in ("ed", "ing") or (ending == "es" and lemma[-1] not in HISSING):
        return f"{lemma}e"
    return lemma


def _doubles(verb: str) -> bool:
    """Whether a verb is one syllable of consonants, one vowel letter and one consonant."""
    vowels = [i for i, letter in enumerate(verb) if letter in VOWELS]
    return (
        len(verb) >= 3
        and vowels == [len(verb) - 2]
        and verb[-1] not in NEVER_DOUBLED
        and verb.isalpha()
        and verb[:-2] not in ("q", "qu")
    )
