"""What a clause tells of its verb: voice, tense, arguments, and what it shares with others."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.parse.clauses import find_clauses
from dragoman.parse.model import Clause, Sentence, Token
from dragoman.read.document import Document


def clauses_of(coder: Coder, text: str, title: str | None = None) -> dict[str, Clause]:
    document = Document(id="x", date=dt.date(2024, 5, 15), text=text, title=title)
    return {c.lemma: c for s in coder.parser.parse(document).sentences for c in s.clauses}


def words(tokens: tuple[Token, ...]) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("text", "lemma", "told"),
    [
        ("Kenya has sent troops.", "send", ("active", "present", True, False, "")),
        ("Kenya had sent troops.", "send", ("active", "past", True, False, "")),
        ("Kenya is sending troops.", "send", ("active", "present", False, True, "")),
        ("Kenya will send troops.", "send", ("active", "future", False, False, "will")),
        ("Kenya won’t send troops.", "send", ("active", "future", False, False, "will")),
        ("Kenya may have sent troops.", "send", ("active", "present", True, False, "may")),
        ("Troops were sent by Kenya.", "send", ("passive", "past", False, False, "")),
        ("Troops are being sent.", "send", ("passive", "present", False, True, "")),
        ("Three men got killed in the raid.", "kill", ("passive", "past", False, False, "")),
        ("Kenya wants to send troops.", "send", ("active", None, False, False, "")),
        ("Kenya has been accused of spying.", "accuse", ("passive", "present", True, False, "")),
    ],
)
def test_the_verb_group_is_read_whole(
    coder: Coder, text: str, lemma: str, told: tuple[object, ...]
) -> None:
    clause = clauses_of(coder, text)[lemma]
    found = (clause.voice, clause.tense, clause.perfect, clause.progressive, clause.modal)
    assert found == told


@pytest.mark.parametrize(
    ("text", "lemma", "doers", "undergoers"),
    [
        ("The town was shelled by Serbs and Croats.", "shell", ["Serbs", "Croats"], ["town"]),
        ("Serbs and Croats shelled the town.", "shell", ["Serbs", "Croats"], ["town"]),
        ("The deal signed by Ghana was dropped.", "sign", ["Ghana"], ["deal"]),
        ("Ghana refused and later rejected the plan.", "refuse", ["Ghana"], ["plan"]),
        ("The plan that Ghana rejected was good.", "reject", ["Ghana"], ["plan"]),
        ("The plan Ghana rejected was good.", "reject", ["Ghana"], ["plan"]),
        ("Peru, which recalled its envoy, left.", "recall", ["Peru"], ["envoy"]),
        ("Lima spoke on Friday, accusing Quito of spying.", "accuse", ["Lima"], ["Quito"]),
        ("The army let him see the prisoners.", "see", ["him"], ["prisoners"]),
        ("The arms were sent by sea.", "send", [], ["arms"]),
        ("Aides of the mayor who were arrested left.", "arrest", [], ["Aides"]),
        ("Aides of the mayor who was arrested left.", "arrest", [], ["mayor"]),
        ("Chad met men of the group that burned the farms.", "burn", ["group"], ["farms"]),
        ("Chad told of the raid on the village, which Mali denied.", "deny", ["Mali"], ["raid"]),
    ],
)
def test_arguments_are_found_wherever_they_stand(
    coder: Coder, text: str, lemma: str, doers: list[str], undergoers: list[str]
) -> None:
    clause = clauses_of(coder, text)[lemma]
    assert (words(clause.doers), words(clause.undergoers)) == (doers, undergoers)


def test_what_the_verb_governs_is_found_though_it_hangs_on_the_object(coder: Coder) -> None:
    found = clauses_of(coder, "Kenyatta spoke on Monday, accusing Somalia of war crimes.")
    assert words(found["accuse"].oblique("of")) == ["crimes"]
    of_people = clauses_of(coder, "The army warned the people of Gaza.")
    assert of_people["warn"].oblique("of") == ()


def test_a_chain_of_control_reaches_the_last_verb(coder: Coder) -> None:
    text = "Nairobi accused the union of attempting to wreck the vote by raising doubts."
    found = clauses_of(coder, text)
    assert [words(found[v].subjects) for v in ("attempt", "wreck", "raise")] == [["union"]] * 3
    assert found["wreck"].parent is found["attempt"]
    assert found["attempt"] in found["accuse"].complements


def test_a_relative_pronoun_is_found_in_what_the_relative_clause_governs(coder: Coder) -> None:
    refused = clauses_of(coder, "France sent the weapons that Germany had refused to deliver.")
    assert words(refused["deliver"].objects) == ["weapons"]
    assert words(refused["deliver"].subjects) == ["Germany"]
    told = clauses_of(coder, "The missiles that Kenya says were fired by rebels hit a town.")
    assert words(told["fire"].subjects) == ["missiles"]
    asked = clauses_of(coder, "The general who asked who fired the missile was dismissed by Iran.")
    assert words(asked["fire"].subjects) == ["who"]


def test_verbs_that_are_joined_share_subject_auxiliary_and_negation(coder: Coder) -> None:
    found = clauses_of(coder, "Chad has not attacked or threatened its neighbours.")
    assert words(found["threaten"].subjects) == ["Chad"]
    assert (found["threaten"].perfect, found["threaten"].negated) == (True, True)


def test_a_contrast_shares_no_negation(coder: Coder) -> None:
    found = clauses_of(coder, "The army is not attacking but defending.")
    assert (found["attack"].negated, found["defend"].negated) == (True, False)


def test_two_negations_undo_each_other_only_within_one_clause(coder: Coder) -> None:
    found = clauses_of(coder, "She found no cause not to reopen the border.")
    assert (found["find"].negated, found["reopen"].negated) == (True, True)


def test_a_semimodal_makes_no_clause_of_its_own(coder: Coder) -> None:
    found = clauses_of(coder, "Quito said that it is going to have to leave.")
    assert set(found) == {"say", "leave"}
    assert found["leave"].tense == "future"
    assert found["leave"].parent is found["say"]
    assert found["leave"] in found["say"].complements


def test_the_words_of_a_semimodal_belong_to_the_clause_that_it_leads(coder: Coder) -> None:
    document = Document(id="x", date=dt.date(2024, 5, 15), text="Quito is about to leave.")
    sentence = coder.parser.parse(document).sentences[0]
    assert {sentence.clause_of(t) for t in sentence.tokens} == {sentence.clauses[0]}


def test_a_condition_is_told_from_a_question_and_tied_to_what_hangs_on_it(coder: Coder) -> None:
    found = clauses_of(coder, "Kyiv will talk if Moscow withdraws its troops.")
    assert found["withdraw"].supposed == "condition"
    assert found["talk"].consequent is found["withdraw"]
    asked = clauses_of(coder, "The envoy asked if Moscow had attacked.")
    assert (asked["attack"].supposed, asked["ask"].consequent) == ("question", None)


def test_empty_subjects_are_no_subjects(coder: Coder) -> None:
    there = clauses_of(coder, "There were clashes between police and miners.")["be"]
    assert there.predicate is not None
    assert there.predicate.text == "clashes"
    it = clauses_of(coder, "It is unlikely that Iran will attack.")["be"]
    assert (words(it.subjects), it.expletive is not None) == ([], True)
    named = clauses_of(coder, "It said that Iran would attack.")["say"]
    assert words(named.subjects) == ["It"]


def test_headlines_have_verbs(coder: Coder) -> None:
    found = clauses_of(coder, "x", "White House Requests $32.5 Billion For Ukraine Aid")
    assert words(found["request"].subjects) == ["House"]
    future = clauses_of(coder, "x", "Gas firm Gazprom to cut supplies")["cut"]
    assert (future.tense, future.modal, future.mood) == ("future", "will", "finite")


def test_according_to_is_no_clause(coder: Coder) -> None:
    assert set(clauses_of(coder, "According to the ministry, troops left.")) == {"leave"}


def built(*rows: tuple[str, str, str, str, int]) -> Sentence:
    """A sentence by hand: text, lemma, tag, relation and head's place of each word."""
    tokens, at = [], 0
    for place, (text, lemma, tag, dep, _) in enumerate(rows):
        pos = "VERB" if tag.startswith("VB") else "AUX" if tag == "MD" else "NOUN"
        tokens.append(Token(place, text, at, lemma=lemma, pos=pos, tag=tag, dep=dep))
        at += len(text) + 1
    for token, row in zip(tokens, rows, strict=True):
        token.head = tokens[row[4]]
        if token.head is not token:
            token.head.children.append(token)
    return Sentence(0, "text", 0, at - 1, tokens)


def test_clauses_need_no_parser() -> None:
    sentence = built(
        ("Rebels", "rebel", "NNS", "nsubj", 2),
        ("may", "may", "MD", "aux", 2),
        ("burn", "burn", "VB", "ROOT", 2),
        ("bridges", "bridge", "NNS", "dobj", 2),
    )
    (clause,) = find_clauses(sentence)
    assert (clause.modal, words(clause.doers), words(clause.undergoers)) == (
        "may",
        ["Rebels"],
        ["bridges"],
    )
