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


def test_entries_of_a_live_page_lose_their_clock_and_keep_their_acts(coder: Coder) -> None:
    text = (
        "14:32 GMT: Norway condemned the attack on Lima.\n\n13:05 GMT\n\n"
        "12:10 - Rebels seized a town near Tacna.\n\n11.45am BST Peru recalled its ambassador."
    )
    record = coder.code(text, date="2024-05-15").to_dict()
    acts = {
        (e["type"], *(record["actors"][a]["name"] for a in e["actors"])) for e in record["events"]
    }
    assert {("ACCUSE", "Norway"), ("ASSAULT", "Rebels"), ("SANCTION", "Peru")} <= acts
    parsed = coder.parser.parse(Document(id="a", date=dt.date(2024, 5, 15), text=text))
    assert [text[a.start : a.end] for a in parsed.asides] == [
        "14:32 GMT:", "13:05 GMT", "12:10 -", "11.45am BST",
    ]  # fmt: skip


def test_a_transcript_gives_every_turn_to_its_speaker(coder: Coder) -> None:
    text = (
        "QUESTION: Will Norway withdraw its troops?\n\n"
        "MR. PRICE: We will not withdraw them. Peru has asked us to stay.\n\n"
        "Ana Ruiz: The army shelled the village on Monday."
    )
    statements = coder.code(text, date="2024-05-15").to_dict()["statements"]
    turns = {
        " ".join(text[a:b] for a, b in s["source"]): " ".join(text[a:b] for a, b in s["content"])
        for s in statements
    }
    assert turns["MR. PRICE"].startswith("We will not withdraw them")
    assert turns["MR. PRICE"].endswith("asked us to stay")
    assert turns["Ana Ruiz"].startswith("The army shelled the village")


def test_a_name_lost_with_its_link_is_made_up_by_nobody(coder: Coder) -> None:
    text = (
        "On Monday  said that the army had shelled the hospital. According to , rebels killed ten "
        "people. The decision, which  called a mistake, was defended by Oslo."
    )
    record = coder.code(text, date="2024-05-15").to_dict()
    oslo = text.index("Oslo")
    assert [s["source"] for s in record["statements"]] == [(), ((oslo, oslo + len("Oslo")),)]
    assert {e["type"] for e in record["events"]} == {"ASSAULT", "SUPPORT"}


def test_rows_and_points_are_told_apart(coder: Coder) -> None:
    text = (
        "Country | Killed | Injured\nPeru | 12 | 40\n\nDate\tPlace\tKilled\n1 May\tLima\t12\n\n"
        "- Norway condemned the attack on Lima\n* Chile offered to mediate\n"
        "2) The army shelled a village"
    )
    record = coder.code(text, date="2024-05-15").to_dict()
    assert {e["type"] for e in record["events"]} == {"ACCUSE", "ASSAULT", "AGREE"}
    assert min(a for e in record["events"] for a, _ in e["trigger"]) > text.index("- Norway")


def test_a_letters_foot_opens_nothing(coder: Coder) -> None:
    text = (
        "Peru rejected the truce offer of Oslo.\n\nYou are receiving this email because you "
        "signed up for our newsletter.\n"
        "Unsubscribe | Manage preferences | Privacy policy\n\nSent from my phone"
    )
    record = coder.code(text, date="2024-05-15").to_dict()
    assert [e["type"] for e in record["events"]] == ["REJECT"]
    assert len(record["statements"]) == 1
