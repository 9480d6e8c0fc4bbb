"""Any predicate has a value on FactBank's scale, for the author and for the source."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.errors import DragomanError
from dragoman.events.factuality.judged import head_of, put_together
from dragoman.events.factuality.lexicon import Lexicon
from dragoman.events.factuality.view import View
from dragoman.read.document import Document
from dragoman.rules import RuleBook

DAY = dt.date(2024, 5, 15)


def draft_of(coder: Coder, text: str) -> Draft:
    return next(coder.drafts([Document(id="report", date=DAY, text=text)]))


def view_of(coder: Coder, text: str, word: str) -> View:
    draft = draft_of(coder, text)
    assert draft.events.views is not None
    for sentence in draft.parsed.sentences:
        for token in sentence.tokens:
            if token.text == word:
                return draft.events.views.of(sentence.index, token)
    raise LookupError(word)


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("The crew managed to free the whale.", "free", "CT+"),
        ("The crew did not manage to free the whale.", "free", "CT-"),
        ("The crew failed to free the whale.", "free", "CT-"),
        ("The crew did not fail to free the whale.", "free", "CT+"),
        ("The crew did not forget to lock the hatch.", "lock", "CT+"),
        ("The king regrets that the crew left.", "left", "CT+"),
        ("The king does not regret that the crew left.", "left", "CT+"),
        ("The king may regret that the crew left.", "left", "CT+"),
        ("The crew was unlikely to leave.", "leave", "PR-"),
    ],
)
def test_governing_words_say_whether_an_uncoded_act_came_off(
    coder: Coder, text: str, word: str, value: str
) -> None:
    assert view_of(coder, text, word).author.value == value


def test_author_commits_to_nothing_that_only_a_source_says(coder: Coder) -> None:
    view = view_of(coder, "The mayor claimed that the crew did not leave.", "leave")
    assert view.source is not None
    assert (view.author.value, view.source.value) == ("Uu", "CT-")


def test_author_shares_what_a_source_knows(coder: Coder) -> None:
    view = view_of(coder, "The mayor knows that the crew left.", "left")
    assert (view.author.value, view.source and view.source.value) == ("CT+", "CT+")


def test_finer_scale_puts_facts_over_plans_over_denials(coder: Coder) -> None:
    told = view_of(coder, "The crew left.", "left").belief
    hoped = view_of(coder, "The crew hopes to leave.", "leave").belief
    failed = view_of(coder, "The crew failed to leave.", "leave").belief
    assert told > hoped > 0 > failed


def test_what_lies_ahead_has_not_happened(coder: Coder) -> None:
    view = view_of(coder, "The crew will leave.", "leave")
    assert view.belief > 0 > view.occurrence


@pytest.mark.parametrize(
    ("text", "status", "source"),
    [
        ("Syrian troops may attack Turkish soldiers.", "hypothetical", None),
        ("Syrian troops did not attack Turkish soldiers.", "negated", None),
        ("Israel averted an attack by Hamas on Egypt.", "negated", None),
        ("Jordan said that Syrian troops may attack Egypt.", "hypothetical", "PS+"),
        ("Jordan said that Syrian troops did not attack Egypt.", "negated", "CT-"),
    ],
)
def test_status_and_factuality_of_an_event_agree(
    coder: Coder, text: str, status: str, source: str | None
) -> None:
    event = next(e for e in draft_of(coder, text).events.events if e.type == "ASSAULT")
    assert event.status == status
    assert event.source == source


def test_signature_with_an_unknown_level_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "events" / "factuality" / "signatures"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(
        '[own]\nword = "verb"\nwords = ["x"]\nlevel = "sed"\n'
        'examples = ["a => b"]\nnever = ["c"]\n',
        encoding="utf-8",
    )
    with pytest.raises(DragomanError, match="E204"):
        Lexicon(RuleBook(tmp_path))


def test_tokens_put_together_keep_their_places() -> None:
    tokens = ["He", "did", "n't", "praise", "the", "U.S.", "-", "based", "firm", "."]
    text, spans = put_together(tokens)
    assert [text[start:end] for start, end in spans] == tokens
    assert "didn't" in text
    assert "U.S.-based" in text


def test_span_of_several_words_is_led_by_its_topmost(coder: Coder) -> None:
    draft = draft_of(coder, "The rebels took part in the talks.")
    found = head_of(draft.parsed, 11, 20)
    assert found is not None
    assert found[1].text == "took"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rwanda denied reports that its troops had killed refugees in Congo.", "denied"),
        ("Rwanda rejected charges that its troops had killed refugees in Congo.", "denied"),
        ("Israel neither confirmed nor denied that it had bombed the Iranian consulate.",
         "hypothetical"),
        ("Israel refused to confirm that it had bombed the Iranian consulate.", "hypothetical"),
        ("Rebels claimed they had killed 20 Malian soldiers.", "actual"),
        ("Mali claimed that rebels had killed 20 villagers.", "alleged"),
        ("Mali has seen no evidence that rebels attacked the port.", "hypothetical"),
        ("The law lets guards off who are justified in shooting thieves if they see a knife.",
         "hypothetical"),
        ("It is illegal for soldiers to shoot prisoners.", "negated"),
        ("Those who attack Malian soldiers will be jailed.", "hypothetical"),
        ("The two rebels were to enter Bamako, buy a gun and shoot at soldiers.",
         "hypothetical"),
    ],
)  # fmt: skip
def test_status_says_who_vouches_for_a_deed_and_who_disowns_it(
    coder: Coder, text: str, status: str
) -> None:
    events = draft_of(coder, text).events.events
    assert [e.status for e in events if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The bombing of Mali would mean disaster.", "hypothetical"),
        ("The bombing of Mali would be a grave mistake.", "hypothetical"),
        ("The bombing of Mali would be the third that week.", "actual"),
        ("The bombing of Mali was a grave mistake.", "actual"),
        ("Chad moved its troops with a view to attacking Mali.", "future"),
    ],
)
def test_what_a_deed_would_come_to_or_one_has_in_view_is_not_done_yet(
    coder: Coder, text: str, status: str
) -> None:
    events = draft_of(coder, text).events.events
    assert [e.status for e in events if e.type == "ASSAULT"] == [status]
