"""Plain faults of the pipeline's trees are put right."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.parse.model import Sentence
from dragoman.read.document import Document


def parsed(coder: Coder, text: str) -> Sentence:
    """The one sentence of a text."""
    document = Document(id="a", date=dt.date(2024, 5, 15), text=text)
    [sentence] = coder.parser.parse(document).sentences
    return sentence


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        (
            "Alliance aircraft flew 12 raids against rebel depots in Benin and Togo yesterday, "
            "officers reported today.", "yesterday", "flew",
        ),
        (
            "Alliance aircraft flew 12 raids against rebel depots in Benin and Togo yesterday, "
            "officers reported today.", "today", "reported",
        ),
        ("Rebels left the bridge near Lomé late on Sunday, activists said.", "on", "left"),
        ("On Sunday, activists said rebels had left the bridge.", "On", "said"),
        ("The rebels, activists said on Sunday, have left the bridge.", "on", "said"),
    ],
)  # fmt: skip
def test_what_stands_before_the_comma_is_part_of_what_is_said(
    text: str, word: str, verb: str, coder: Coder
) -> None:
    tokens = parsed(coder, text).tokens
    assert next(t for t in tokens if t.text == word).head.text == verb


def test_a_name_joined_to_a_titled_one_is_no_part_of_it(coder: Coder) -> None:
    text = (
        "The palace printed notes of a lunch between President Macron and Chadian President "
        "Idriss Deby on Monday."
    )
    tokens = parsed(coder, text).tokens
    sides = {t.text: (t.dep, t.head.text) for t in tokens if t.text in ("Macron", "Deby")}
    assert sides == {"Macron": ("pobj", "between"), "Deby": ("conj", "Macron")}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Chad's government and Libyan rebels signed a deal.", ["government", "rebels"]),
        ("The trade and nuclear deals ended.", ["deals"]),
    ],
)
def test_a_body_is_no_part_of_the_name_after_it(
    text: str, subjects: list[str], coder: Coder
) -> None:
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
    clause = coder.parser.parse(document).sentences[0].clauses[0]
    assert [t.text for t in clause.subjects] == subjects


@pytest.mark.parametrize(
    ("text", "subject", "when"),
    [
        ("In March Nairobi rejected the offer.", "Nairobi", "March"),
        ("In early June Lusaka agreed to talk.", "Lusaka", "June"),
        ("At the beginning of August Dakar asked Banjul to wait.", "Dakar", "August"),
        ("In the summer of 2015 Lisbon opened its border.", "Lisbon", "2015"),
    ],
)
def test_a_month_or_year_is_no_part_of_the_name_after_it(
    text: str, subject: str, when: str, coder: Coder
) -> None:
    sentence = parsed(coder, text)
    assert [t.text for t in sentence.clauses[0].subjects] == [subject]
    assert next(t.dep for t in sentence.tokens if t.text == when) == "pobj"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The envoy said the talks had failed, but that he would return to Lima.", "failed"),
        ("The envoy said Peru was ready to go on, and that the ships would sail.", "was"),
        ("The envoy said that Peru had failed and that he would return, but he stayed.", "failed"),
    ],
)
def test_a_second_clause_that_begins_with_that_is_said_too(
    text: str, verb: str, coder: Coder
) -> None:
    tokens = parsed(coder, text).tokens
    joined = next(t for t in tokens if t.text in ("return", "sail"))
    assert (joined.dep, joined.head.text) == ("conj", verb)


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        ("Sudan began what it calls a police operation in Juba in May.", "began", "operation"),
        ("Sudan carried out what it described as a strike on Juba.", "carried", "strike"),
        ("Police arrested what they said were 12 gunmen.", "arrested", "gunmen"),
        ("Chad shelled what it claimed was a rebel base.", "shelled", "base"),
    ],
)
def test_what_somebody_calls_a_deed_is_done(text: str, verb: str, noun: str, coder: Coder) -> None:
    sentence = parsed(coder, text)
    clause = next(c for c in sentence.clauses if c.head.text == verb)
    assert [t.text for t in clause.objects] == [noun]
    assert not clause.complements


@pytest.mark.parametrize(
    "text",
    [
        "Togo said Benin had shelled a village, a claim that Benin denied.",
        "Togo accused Benin of shelling a village, a charge Benin dismissed as baseless.",
        "Togo said 20 people died in the shelling of Lomé, an allegation rejected by Benin.",
    ],
)
def test_a_claim_behind_what_was_said_is_no_part_of_it(text: str, coder: Coder) -> None:
    sentence = parsed(coder, text)
    answered = next(t for t in sentence.tokens if t.lower in ("claim", "charge", "allegation"))
    assert answered.head.is_root


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The people we spoke to deny that.", "deny"),
        ("Most residents we talked to say the army fled.", "say"),
        ("The officials we wanted to meet.", "officials"),
    ],
)
def test_a_sentence_has_the_verb_behind_a_clause_that_ends_in_to(
    text: str, verb: str, coder: Coder
) -> None:
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
    assert coder.parser.parse(document).sentences[0].root.text == verb


@pytest.mark.parametrize(
    ("text", "speakers", "verb", "objects"),
    [
        (
            "Rebel fighters retook the regional capital Mekelle, nuns and clerks said.",
            ["nuns", "clerks"], "retook", ["capital"],
        ),
        (
            "Ten soldiers died in clashes with rebels near Goma, the army and a hospital said.",
            ["army", "hospital"], "died", [],
        ),
        (
            "They left on Monday, Turkey, Iran and Oman said.", ["Turkey", "Iran", "Oman"],
            "left", [],
        ),
        ("Turkey, Iran and Oman said they left.", ["Turkey", "Iran", "Oman"], "left", []),
    ],
)  # fmt: skip
def test_who_says_it_stands_behind_the_comma(
    text: str, speakers: list[str], verb: str, objects: list[str], coder: Coder
) -> None:
    sentence = parsed(coder, text)
    clauses = {c.head.text: c for c in sentence.clauses}
    assert [t.text for t in clauses["said"].subjects] == speakers
    assert [t.text for t in clauses[verb].objects] == objects


def test_a_second_participle_goes_without_its_auxiliary_and_its_noun(coder: Coder) -> None:
    text = "Chad's first plan was refused by Mali in May, its second approved in June."
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
    first, second = coder.parser.parse(document).sentences[0].clauses
    assert (first.voice, second.voice) == ("passive", "passive")
    assert [t.text for t in second.agents] == ["Mali"]
    assert [t.lemma for t in second.subjects] == ["plan"]


def test_a_number_of_the_same_goes_without_its_noun(coder: Coder) -> None:
    text = "Two men were killed, three wounded."
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
    first, second = coder.parser.parse(document).sentences[0].clauses
    assert (first.voice, second.voice) == ("passive", "passive")
    assert [t.lemma for t in second.subjects] == ["man"]


def test_a_second_clause_with_a_subject_of_its_own_is_no_passive(coder: Coder) -> None:
    text = "The bridge was bombed by Mali, and the army fled in June."
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text)
    first, second = coder.parser.parse(document).sentences[0].clauses
    assert (first.voice, second.voice) == ("passive", "active")


def test_what_another_did_is_no_part_of_a_demand(coder: Coder) -> None:
    tokens = parsed(coder, "Peru demanded that the men be freed, and Chile sent a ship.").tokens
    sent = next(t for t in tokens if t.text == "sent")
    assert (sent.dep, sent.head.text) == ("conj", "demanded")


def test_what_stands_before_a_semicolon_is_not_said_by_what_follows(coder: Coder) -> None:
    text = "Chad signed the treaty; Mali never read it."
    sentence = parsed(coder, text)
    assert sentence.root.text == "signed"
    assert [(t.text, t.head.text) for t in sentence.tokens if t.dep == "conj"] == [
        ("read", "signed")
    ]


@pytest.mark.parametrize(
    "text",
    [
        '"We will know," the envoy said, warning that more raids would follow.',
        "Rebels had fled, the envoy said, warning that more raids would follow.",
    ],
)
def test_what_a_speaker_does_as_she_speaks_is_not_said(text: str, coder: Coder) -> None:
    sentence = parsed(coder, text)
    warning = next(c for c in sentence.clauses if c.head.text == "warning")
    assert warning.head.head.text == "said"
    assert [t.text for t in warning.subjects] == ["envoy"]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "Mali, which had long refused to send rice to Niger, announced on Monday it would "
            "sell 100 tonnes.", "announced", "Mali",
        ),
        (
            "The rebels had been expected to attend but pulled out at the last minute.",
            "pulled", "rebels",
        ),
        (
            "Chad denied Mali's claim that its agents had fled, calling it absurd.",
            "calling", "Chad",
        ),
    ],
)  # fmt: skip
def test_verbs_find_who_does_them_past_other_clauses(
    text: str, verb: str, subject: str, coder: Coder
) -> None:
    sentence = parsed(coder, text)
    clause = next(c for c in sentence.clauses if c.head.text == verb)
    assert [t.text for t in clause.subjects] == [subject]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zelensky visits London.", ["Zelensky", "London"]),
        ("Macron visits Berlin.", ["Macron", "Berlin"]),
        ("Many visit Rome.", ["Rome"]),
    ],
)
def test_a_name_that_the_tagger_takes_for_another_word_is_a_name(
    text: str, names: list[str], coder: Coder
) -> None:
    assert [t.text for t in parsed(coder, text).tokens if t.pos == "PROPN"] == names


@pytest.mark.parametrize(
    "text",
    [
        "She demanded that he step down and promised him safe passage.",
        "She cancelled a trip to Lima planned for May and promised them another.",
        "She said that those guilty would be caught, and promised the widows a pension.",
    ],
)
def test_a_simple_past_is_joined_to_the_verb_of_its_own_subject(text: str, coder: Coder) -> None:
    tokens = parsed(coder, text).tokens
    promised = next(t for t in tokens if t.text == "promised")
    assert (promised.dep, promised.head.tag, promised.head.dep) == ("conj", "VBD", "ROOT")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Mali severed diplomatic ties with Chad on Monday.", "severed"),
        ("Mali shared intelligence with Chad.", "shared"),
    ],
)
def test_a_past_behind_a_name_is_no_adjective(text: str, verb: str, coder: Coder) -> None:
    sentence = parsed(coder, text)
    [clause] = sentence.clauses
    assert (clause.head.text, [t.text for t in clause.subjects]) == (verb, ["Mali"])


def test_what_stands_before_a_semicolon_is_no_part_of_what_follows(coder: Coder) -> None:
    sentence = parsed(coder, "Turkey criticised Mali; the Turkish parliament will vote on Monday.")
    assert [(c.head.text, c.relation) for c in sentence.clauses] == [
        ("criticised", "root"),
        ("vote", "conj"),
    ]


def test_a_second_preposition_is_joined_to_its_like(coder: Coder) -> None:
    text = "The Malian envoy met Monday with the Chadian king and then with the French president."
    [clause] = parsed(coder, text).clauses
    partners = [t.text for name, t in clause.obliques if name == "with"]
    assert partners == ["king", "president"]
