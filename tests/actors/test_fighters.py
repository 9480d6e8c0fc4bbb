"""Those under arms who stand before their deed are actors, and words that only describe are not."""

from __future__ import annotations

import pytest
from tests.actors.test_finder import codes, read, said

from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("The senator deplored police violence in Lima, Peru.", "police", "PER COP"),
        ("The Chadian army shelling of the town went on.", "Chadian army", "TCD MIL"),
        ("A rebel rocket attack in Bamako, Mali, killed two.", "rebel", "MLI REB"),
        ("Pirate attacks on ships have doubled.", "Pirate", "- CRM"),
        ("Army shootings in Harare, Zimbabwe, went on.", "Army", "ZWE MIL"),
    ],
)
def test_who_stands_before_his_deed_is_an_actor(
    coder: Coder, text: str, mention: str, code: str
) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("A pirate song was sung in Lima.", "pirate"),
        ("The gang crackdown in Lima went on.", "gang"),
        ("The militant shooting in Lima went on.", "militant"),
        ("The terrorist attack in Lima was over.", "terrorist"),
        ("The march against police brutality was banned.", "police"),
        ("Anti-police violence grew in Lima.", "police"),
    ],
)
def test_who_only_tells_of_what_kind_something_is_is_no_actor(
    coder: Coder, text: str, mention: str
) -> None:
    assert mention not in said(read(coder, text))


def test_a_nation_before_its_forces_is_no_second_actor(coder: Coder) -> None:
    found = said(read(coder, "The Chadian army shelling of the town went on."))

    assert set().union(*(codes(actors) for actors in found.values())) == {"TCD MIL"}
