"""What else is parsed in the same run changes no parse."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator

import pytest

from dragoman.coder import Coder
from dragoman.parse.model import Parsed, Sentence
from dragoman.parse.parser import BATCH, Parser
from dragoman.read.document import Document

REPORTS = [
    "KYIV (Reuters) - Russia's foreign minister accused the West on Monday of attempting to "
    "sabotage the grain talks. “We will not yield,” Sergei Lavrov said. Ankara, which hosts the "
    "talks, denied it.",
    "Rebels seized the airport at dawn, killing 14 soldiers and a doctor. The army has to win it "
    "back, Gen. Haftar said, or the city will fall. No aid reached the camp.",
    "Had the Taliban kept the truce, NATO would have left by May. It did not, nor did it free the "
    "two Britons. France urged both sides to talk!",
    "Seoul is likely to buy the missiles. Neither Beijing nor Moscow was told.The deal, signed by "
    "the two premiers, was rejected by parliament.",
]


def document(number: int, text: str) -> Document:
    return Document(id=str(number), date=dt.date(2024, 5, 15), text=text)


def shown(sentence: Sentence) -> list[tuple[object, ...]]:
    tokens = [
        (t.text, t.lemma, t.tag, t.pos, t.dep, t.head.index, t.entity) for t in sentence.tokens
    ]
    clauses = [
        (c.lemma, c.tense, c.modal, c.negated, [t.index for t in c.subjects])
        for c in sentence.clauses
    ]
    return [*tokens, *clauses]


def all_shown(parsed: Parsed) -> list[list[tuple[object, ...]]]:
    return [shown(s) for s in parsed.sentences]


def test_a_report_parsed_alone_or_among_others_is_the_same(coder: Coder) -> None:
    alone = [all_shown(coder.parser.parse(document(i, t))) for i, t in enumerate(REPORTS)]
    many = [document(i, REPORTS[i % len(REPORTS)]) for i in range(3 * BATCH // 4)]
    together = [all_shown(p) for p in coder.parser.parse_many(many)]
    assert together == [alone[i % len(REPORTS)] for i in range(len(many))]


def test_sentences_in_any_order_have_the_same_parses(coder: Coder) -> None:
    parsed = [coder.parser.parse(document(i, t)) for i, t in enumerate(REPORTS[1:3])]
    given = {p.document.text[s.start : s.end]: shown(s) for p in parsed for s in p.sentences}
    sentences = list(given)
    random.Random(7).shuffle(sentences)
    mixed = coder.parser.parse(document(9, "\n\n".join(sentences)))
    found = {mixed.document.text[s.start : s.end]: shown(s) for s in mixed.sentences}
    assert found == given


def test_documents_come_out_in_order_and_are_read_only_a_batch_ahead(coder: Coder) -> None:
    read = []

    def endless() -> Iterator[Document]:
        for number in itertools.count():
            read.append(number)
            yield document(number, REPORTS[number % len(REPORTS)])

    first = list(itertools.islice(coder.parser.parse_many(endless()), 5))
    assert [p.document.id for p in first] == ["0", "1", "2", "3", "4"]
    assert len(read) <= BATCH


def test_a_document_without_words_still_comes_out(coder: Coder) -> None:
    blank = document(0, " \n\u200b ")
    assert [
        len(p.sentences) for p in coder.parser.parse_many([blank, document(1, "He left.")])
    ] == [
        0,
        1,
    ]


def test_new_words_without_end_do_not_stay_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 2_500
    monkeypatch.setattr("dragoman.parse.parser.WORDS", most)
    parser = Parser()
    held = []
    made = ("".join(letters) for letters in itertools.product("bdkmrt", "aeio", repeat=4))
    names = list(itertools.islice(made, 6_000))

    def reports() -> Iterator[Document]:
        for number, some in enumerate(itertools.batched(names, 400)):
            held.append(len(parser.pipeline.vocab))
            groups = itertools.batched(some, 10)
            yield document(number, "\n\n".join(f"He met {', '.join(g)}." for g in groups))

    parses = [
        all_shown(p)
        for p in parser.parse_many(itertools.chain(reports(), [document(20, REPORTS[0])]))
    ]
    assert max(held) < 2 * most
    assert parses[-1] == all_shown(Parser().parse(document(20, REPORTS[0])))
