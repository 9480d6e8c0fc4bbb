"""What the statements room must find in whole reports, whatever the layout."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.document import Document
from dragoman.statements.finder import StatementFinder
from dragoman.statements.model import Statement
from dragoman.statements.shown import answers, matches

DATE = dt.date(2024, 5, 15)


def draft_of(coder: Coder, text: str, title: str | None = None) -> Draft:
    return next(coder.drafts([Document(id="t", date=DATE, text=text, title=title)]))


def shown(coder: Coder, text: str) -> list[str]:
    return [a.shown for a in answers(draft_of(coder, text))]


LAYOUTS = {
    "quotation before its cue": (
        '"The strait will stay open to every flag," the Omani minister said.',
        'the Omani minister | said | "The strait will stay open to every flag," | say',
    ),
    "quotation after its cue": (
        'The Omani minister said: "The strait will stay open to every flag."',
        'The Omani minister | said | "The strait will stay open to every flag." | say',
    ),
    "inverted cue": (
        '"We have nothing to hide from the inspectors," said Ambassador Lucia Ferrer.',
        "Ambassador Lucia Ferrer | said | ... | say",
    ),
    "split quotation": (
        '"The talks were long," the mediator said. "They will go on in Doha next week."',
        'the mediator | said | "The talks were long," .. "They will go on in Doha next week."',
    ),
    "quotation over two paragraphs": (
        'The Maltese premier said: "The boats came at night.\n\n"We took in every one of them."',
        'The Maltese premier | said | "The boats came at night .. "We took in every one of them."',
    ),
    "curly marks": (
        "“Our soldiers never crossed the river,” the Armenian ministry insisted.",
        "the Armenian ministry | insisted | ... | claim",
    ),
    "indirect speech without that": (
        "The governor said the bridge would be closed.",
        "The governor | said | the bridge would be closed | say",
    ),
    "infinitive": (
        "Uruguay promised to send engineers.",
        "Uruguay | promised | to send engineers | promise",
    ),
    "gerund": (
        "The militia denied burning the granary.",
        "The militia | denied | burning the granary | deny",
    ),
    "accusation, its object left out of the content": (
        "Harare accused London of meddling in the vote.",
        "Harare | accused | of meddling in the vote | accuse",
    ),
    "small clause": (
        "The opposition called the referendum a farce.",
        "The opposition | called | the referendum a farce | say",
    ),
    "parenthetical": (
        "The second convoy, the general said, has reached the town.",
        "the general | said | ... | say",
    ),
    "according to": (
        "According to the harbour master, two tankers ran aground.",
        "the harbour master | According to | two tankers ran aground | say",
    ),
    "noun cue": (
        "Brazil's proposal for a rainforest fund won backing.",
        "Brazil | proposal | for a rainforest fund | promise",
    ),
    "adjective cue": (
        "The speaker is confident that the bill will pass.",
        "The speaker | is confident | that the bill will pass | believe",
    ),
    "headline": (
        "Zambian president: no new debt this year",
        "Zambian president | : | no new debt this year | say",
    ),
    "belief": (
        "Analysts believe that the crown prince will prevail.",
        "Analysts | believe | that the crown prince will prevail | believe",
    ),
    "wish": ("Bogota wants to reopen the consulates.", "Bogota | wants | ... | want"),
    "question": (
        "Deputies asked whether the runway was safe.",
        "Deputies | asked | whether the runway was safe | ask",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout_is_attributed(coder: Coder, layout: str) -> None:
    text, wanted = LAYOUTS[layout]
    found = shown(coder, text)
    assert any(matches(wanted, line) for line in found), found


def test_scare_quotes_are_no_speech(coder: Coder) -> None:
    assert shown(coder, 'The "peace road" was closed on Friday after heavy rain.') == []
    said = 'Kenya\'s minister said the "peace road" was closed on Friday.'
    assert len(shown(coder, said)) == 1


def test_a_quotation_beside_somebody_is_his_without_a_cue(coder: Coder) -> None:
    (statement,) = draft_of(
        coder, '"It was a grave mistake." The Belgian minister looked tired.'
    ).statements.statements
    assert statement.cue == ()
    assert statement.kind == "direct"
    assert statement.source


def test_short_piece_of_a_split_quotation_keeps_its_marks(coder: Coder) -> None:
    text = '"The dam," the engineer warned, "will not survive another spring."'
    wanted = 'the engineer | warned | "The dam," .. "will not survive another spring." | threaten'
    assert wanted in shown(coder, text)


def test_plain_report_has_no_statement(coder: Coder) -> None:
    plain = "Two lorries crossed the river at dawn and drove north."
    assert shown(coder, plain) == []
    assert len(shown(coder, f"{plain[:-1]}, the mayor said.")) == 1


def test_kind_tells_direct_mixed_and_indirect_apart(coder: Coder) -> None:
    text = (
        '"The mines are cleared and the road is safe," the engineer said. '
        'The envoy said that the raid was a "cowardly act" by both sides. '
        "The mayor said that the shelters were full."
    )
    statements = draft_of(coder, text).statements.statements
    kinds = [s.kind for s in statements if s.lemma == "say"]
    assert kinds == ["direct", "mixed", "indirect"]


def test_statement_within_a_statement_knows_its_parent(coder: Coder) -> None:
    statements = draft_of(
        coder, "The mayor said that the union had accused him of lying."
    ).statements.statements
    outer = next(i for i, s in enumerate(statements) if s.lemma == "say")
    inner = next(s for s in statements if s.lemma == "accuse")
    assert inner.parent == outer
    assert statements[outer].parent is None


def test_day_of_saying_comes_from_the_cue_and_not_from_the_content(coder: Coder) -> None:
    text = "The minister said on Monday that the talks would begin on Friday."
    statement = draft_of(coder, text).statements.statements[0]
    assert (statement.first, statement.last) == (dt.date(2024, 5, 13), dt.date(2024, 5, 13))


def said(draft: Draft, lemma: str) -> Statement:
    return next(s for s in draft.statements.statements if s.lemma == lemma)


def heard(draft: Draft, statement: Statement) -> list[str]:
    return [draft.parsed.text(draft.actors.mentions[i].span) for i in statement.addressees]


RELATIVES = {
    "The envoy repeated a charge that the Ecuadorean government denied.":
        "the Ecuadorean government | denied | a charge | deny",
    "The ministry published claims of abuse, which Moscow rejects.":
        "Moscow | rejects | claims of abuse | deny",
    "Baku spoke of mass graves, a charge Yerevan has denied.":
        "Yerevan | has denied | a charge | deny",
    "The report lists the raids that Kigali denounced last year.":
        "Kigali | denounced | the raids | accuse",
    "The minister dismissed the offer, which Bogota had called an insult.":
        "Bogota | had called | the offer .. an insult | say",
}  # fmt: skip


@pytest.mark.parametrize("text", RELATIVES)
def test_content_of_a_relative_clause_is_the_noun_that_its_pronoun_stands_for(
    coder: Coder, text: str
) -> None:
    found = shown(coder, text)
    assert RELATIVES[text] in found


ADDRESSED = {
    "Harare accused London of meddling in the vote.": ("accuse", ["London"]),
    "The general accused the French army and its allies of plotting a coup.":
        ("accuse", ["the French army"]),
    "The Kenyan president told parliament the reserves were safe.": ("tell", ["parliament"]),
    "The mayor told deputies and reporters that the dam was safe.":
        ("tell", ["deputies", "reporters"]),
    "The Danish minister asked Germany to send engineers.": ("ask", ["Germany"]),
    "Amnesty International urged the Chadian government to release the editor.":
        ("urge", ["the Chadian government"]),
    "On Sunday, Qatar praised Egypt and Jordan for opening the crossing.":
        ("praise", ["Egypt", "Jordan"]),
}  # fmt: skip


@pytest.mark.parametrize("text", ADDRESSED)
def test_who_is_spoken_to_or_of_is_an_addressee(coder: Coder, text: str) -> None:
    lemma, wanted = ADDRESSED[text]
    draft = draft_of(coder, text)
    assert set(wanted) <= set(heard(draft, said(draft, lemma)))


SHARED_DAYS = {
    "Last week, Lavrov accused Kyiv of sabotage and demanded an apology.":
        ("demand", dt.date(2024, 5, 6), dt.date(2024, 5, 12)),
    "On Monday the Omani envoy said that the talks had failed and urged both sides to return.":
        ("urge", dt.date(2024, 5, 13), dt.date(2024, 5, 13)),
    "The premier spoke in Rabat on Friday, saying the port would open soon.":
        ("say", dt.date(2024, 5, 10), dt.date(2024, 5, 10)),
}  # fmt: skip


@pytest.mark.parametrize("text", SHARED_DAYS)
def test_verbs_under_one_subject_share_the_day_of_saying(coder: Coder, text: str) -> None:
    lemma, first, last = SHARED_DAYS[text]
    statement = said(draft_of(coder, text), lemma)
    assert (statement.first, statement.last) == (first, last)


def test_another_speakers_day_is_not_shared(coder: Coder) -> None:
    text = "Oslo praised the truce on Monday, and Lima denounced the raid."
    assert said(draft_of(coder, text), "denounce").first is None


TITLES = {
    "Putin: no ceasefire before spring": "Putin | : | no ceasefire before spring | say",
    "Ceasefire violated, says OSCE": "OSCE | says | Ceasefire violated | say",
    "Two dead in blast, police say": "police | say | Two dead in blast | say",
    "No talks until troops leave: Zelenskyy": "Zelenskyy | : | No talks until troops leave | say",
}


@pytest.mark.parametrize("title", TITLES)
def test_title_names_its_speaker_before_or_after_the_words(coder: Coder, title: str) -> None:
    found = [a.shown for a in answers(draft_of(coder, "Nothing moved.", title=title))]
    assert TITLES[title] in found


def test_text_as_source_stands_for_who_wrote_or_owns_it(coder: Coder) -> None:
    for text in (
        "The defence ministry's website said the road was closed.",
        "A statement by the defence ministry said the road was closed.",
    ):
        draft = draft_of(coder, text)
        mention = said(draft, "say").mention
        assert mention is not None
        assert "ministry" in draft.parsed.text(draft.actors.mentions[mention].span)


CONTINUED = {
    "in the paragraph": (
        "The Kenyan minister said the port would reopen. "
        '"It will take a week to clear the channel." Nobody was hurt.'
    ),
    "in the next paragraph": (
        '"The port will reopen," the Kenyan minister said.\n'
        '"It will take a week to clear the channel."\nNobody was hurt.'
    ),
}


@pytest.mark.parametrize("where", CONTINUED)
def test_quotation_without_a_cue_is_still_the_last_speakers(coder: Coder, where: str) -> None:
    wanted = 'The Kenyan minister | said | "It will take a week to clear the channel." | say'
    found = [line.replace("the Kenyan", "The Kenyan") for line in shown(coder, CONTINUED[where])]
    assert wanted in found


def test_quotation_after_a_line_of_report_has_no_speaker(coder: Coder) -> None:
    text = 'The ferry sank at noon. "The pumps failed one after the other."'
    assert shown(coder, text) == []
    told = 'The captain said the ferry sank at noon. "The pumps failed one after the other."'
    assert len(shown(coder, told)) == 2


def test_reader_whom_the_page_addresses_says_nothing(coder: Coder) -> None:
    assert shown(coder, "By using this site, you agree to our Privacy Policy.") == []
    assert len(shown(coder, "Kenya agreed to sign the treaty.")) == 1


def test_unknown_verb_with_a_plain_object_must_be_as_sure_as_the_setting_asks(
    coder: Coder,
) -> None:
    draft = draft_of(coder, "They included several deputies as well as the mayor.")
    finder = StatementFinder(coder.book)
    finder.constructions.shares["unlisted"] = 1.0
    assert finder(draft).statements == ()
    finder.constructions.shares["unlisted"] = 0.0
    assert [s.lemma for s in finder(draft).statements] == ["include"]


def test_speaker_is_a_known_mention(coder: Coder) -> None:
    draft = draft_of(coder, "Russian Foreign Minister Sergei Lavrov said the grain deal was over.")
    mention = draft.statements.statements[0].mention
    assert mention is not None
    actors = [draft.actors.actors[i] for i in draft.actors.mentions[mention].actors]
    assert [a.country for a in actors] == ["RUS"]


def test_rules_alone_find_plain_speech(coder: Coder) -> None:
    rules_only = StatementFinder(coder.book, learned=False)
    draft = draft_of(coder, "The governor said the bridge would be closed.")
    (statement,) = rules_only(draft).statements
    assert statement.rules == ("statements/cues/verbs_say.toml::report",)


def test_spans_lie_in_the_title_where_the_statement_does(coder: Coder) -> None:
    draft = draft_of(coder, "Nothing moved.", title="Angola says the mine will reopen")
    statement = draft.statements.statements[0]
    assert draft.parsed.text(statement.content[0]) == "the mine will reopen"
    assert draft.parsed.sentences[statement.cue[0].sentence].part == "title"


TOLD_ON = {
    "The Kenyan minister said the bridge was unsafe. The work would take a week.":
        ["The work would take a week"],
    "The envoy warned that the truce was fraying. A raid would end it. Talks would be over.":
        ["A raid would end it", "Talks would be over"],
    "The mayor told MPs the dam was cracked. It would, she said, be mended by June.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", TOLD_ON)
def test_reported_speech_goes_on_in_shifted_sentences(coder: Coder, text: str) -> None:
    draft = draft_of(coder, text)
    found = [s for s in draft.statements.statements if any("continuing" in r for r in s.rules)]
    assert [draft.parsed.text(s.content[0]) for s in found] == TOLD_ON[text]
    assert all(draft.parsed.text(s.source[0]).startswith("The") and not s.parent for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan minister said the bridge was unsafe. The army closed it at noon.",
        "The Kenyan minister said the bridge was unsafe.\n\nThe work would take a week.",
        "The Kenyan minister denied the report. The work would take a week.",
        "The Kenyan minister said the bridge was unsafe. He would later be proved right.",
        "The Kenyan minister says the bridge is unsafe. A collapse would hurt the port.",
    ],
)
def test_what_the_reporter_tells_after_it_is_not_the_speakers(coder: Coder, text: str) -> None:
    found = draft_of(coder, text).statements.statements
    assert [s.lemma for s in found] in (["say"], ["deny"])
    assert not any("continuing" in rule for s in found for rule in s.rules)


OVER_PARAGRAPHS = {
    "closed before its cue, opened again": (
        '"The shells fell at noon," said Maria Lopes, a teacher.\n\n'
        '"We ran to the cellar. The children were crying.\n\n'
        '"When we came out, the school was gone."\n\nThe army gave no comment.',
        [["The shells fell at noon"], ["We ran", "The children", "When we came out"]],
    ),
    "split by its cue, then over a paragraph": (
        "“The river rose in an hour,” the mayor told reporters. “We lost the mill.\n\n"
        "“We lost the bridge as well. We have nothing left.”\n\nRain fell.",
        [["The river", "We lost the mill", "We lost the bridge", "We have nothing left"]],
    ),
    "with nobody's cue": (
        "The general was blunt. “They came at night.\n\n“They burned the depot.”",
        [["They came at night", "They burned the depot"]],
    ),
}


@pytest.mark.parametrize("how", OVER_PARAGRAPHS)
def test_quotation_over_paragraphs_belongs_to_one_statement(coder: Coder, how: str) -> None:
    text, wanted = OVER_PARAGRAPHS[how]
    draft = draft_of(coder, text)
    found = [s for s in draft.statements.statements if s.kind == "direct"]
    assert len(found) == len(wanted)
    for statement, pieces in zip(found, wanted, strict=True):
        told = " ".join(draft.parsed.text(span) for span in statement.content)
        assert all(piece in told for piece in pieces)
