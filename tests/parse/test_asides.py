"""What is no part of a report is marked, opens nothing, and shifts no offset."""

from __future__ import annotations

import datetime as dt

from dragoman.coder import Coder
from dragoman.read.document import Document

MESS = (
    "Story highlights Peru rejected the truce offer of Oslo.\n\n"
    "Enlarge this image toggle caption Ana Ruiz/AP Ana Ruiz/AP\n\n"
    "Updated at 5:20 p.m. ET\n\n"
    "LIMA (Reuters) - Norway condemned the attack, an envoy said.Sweden urged calm.\n\n"
    "RELATED: Peru's army shells a village near Tacna\n\n"
    "“We will not leave,” he said.\n\n"
    "(Reporting by Anna Berg in Lima; Editing by Juan Ruiz)\n\n"
    "© 2024 Fjord Press. All rights reserved."
)


def test_a_messy_page_gives_its_sentences_and_nothing_else(coder: Coder) -> None:
    document = Document(id="a", date=dt.date(2024, 5, 15), text=MESS)
    parsed = coder.parser.parse(document)
    assert [MESS[s.start : s.end] for s in parsed.sentences] == [
        "Peru rejected the truce offer of Oslo.",
        "LIMA (Reuters) - Norway condemned the attack, an envoy said.",
        "Sweden urged calm.",
        "“We will not leave,” he said.",
    ]
    assert [MESS[a.start : a.end].split()[0] for a in parsed.asides] == [
        "Story", "Enlarge", "Updated", "RELATED:", "(Reporting", "©",
    ]  # fmt: skip


def test_an_aside_opens_no_event_and_no_statement(coder: Coder) -> None:
    record = coder.code(MESS, date="2024-05-15").to_dict()
    assert record["events"]
    begin = MESS.index("RELATED")
    end = MESS.index("“We")
    spans = [*(s for e in record["events"] for s in e["trigger"])]
    spans += [s for t in record["statements"] for s in t["cue"]]
    assert not [s for s in spans if begin <= s[0] < end]


def test_only_what_stands_before_a_sentence_is_taken_from_its_paragraph(coder: Coder) -> None:
    text = "ANALYSIS: Oslo signed the treaty. More troops left Lima."
    parsed = coder.parser.parse(Document(id="a", date=dt.date(2024, 5, 15), text=text))
    assert [(text[s.start : s.end], s.opens) for s in parsed.sentences] == [
        ("Oslo signed the treaty.", True),
        ("More troops left Lima.", False),
    ]
