"""The spaCy component."""

from __future__ import annotations

import datetime as dt

from dragoman.coder import Coder
from dragoman.times.component import TimesComponent


def test_component_adds_times_by_its_own_day_or_the_documents(coder: Coder) -> None:
    component = TimesComponent("2024-05-15")
    nlp = coder.parser.pipeline
    doc = component(nlp("They met on Monday. A day later the truce failed."))
    assert [(s.text, s._.timex_value) for s in doc.spans["times"]] == [
        ("Monday", "2024-05-13"), ("A day later", "2024-05-14"),
    ]  # fmt: skip
    other = nlp("They met yesterday.")
    other._.date = "2019-03-01"
    (time,) = component(other).spans["times"]
    assert (time._.timex_first, time._.timex_type) == (dt.date(2019, 2, 28), "DATE")
