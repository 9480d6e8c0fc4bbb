"""A record in a notebook."""

from __future__ import annotations

import sys

import msgspec
import pytest

from dragoman.coder import Coder
from dragoman.errors import DragomanError

TEXT = "Chad condemned Mali on Monday. Oslo said that it had <b>arrested</b> a minister."


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_a_row_for_each_event_with_its_sentence(
    library: str, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    if library == "polars":
        monkeypatch.setitem(sys.modules, "pandas", None)
    coded = coder.code(TEXT, date="2024-05-15")
    frame = coded.events_frame(TEXT)
    assert type(frame).__module__.startswith(library)
    assert len(frame) == len(coded.events) > 0
    assert frame["type"][0] == "ACCUSE"
    assert frame["sentence"][0] == "Chad condemned Mali on Monday."
    assert len(coded.statements_frame(TEXT)) == len(coded.statements) > 0


def test_without_a_library_of_frames_a_message_names_one(
    coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pandas", "polars"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(DragomanError, match="E418"):
        coder.code(TEXT, date="2024-05-15").events_frame()


def test_a_record_shown_in_a_notebook_escapes_what_news_says(coder: Coder) -> None:
    coded = coder.code(TEXT, date="2024-05-15")
    shown = msgspec.structs.replace(coded, id="<script>")._repr_html_()
    assert "ACCUSE" in shown
    assert "<script>" not in shown
