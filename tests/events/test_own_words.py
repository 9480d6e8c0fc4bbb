"""What speakers say that "we" will not do."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

SAID = '"{}," Israeli Foreign Minister Tzipi Livni said.'


@pytest.mark.parametrize(
    "words",
    ["We will never negotiate with Hamas", "We will not meet Hamas", "I cannot talk to Hamas"],
)
def test_what_we_will_not_do_with_another_side_is_refused(coder: Coder, words: str) -> None:
    coded = coder.code(SAID.format(words), date="2008-05-18")
    (event,) = coded.events
    assert (event.type, event.modes) == ("REJECT", ("meet",))
    assert [coded.actors[i].country for i in event.actors] == ["ISR"]
    assert [coded.actors[i].country for i in event.recipients] == ["PSE"]
