"""Actors in reports: who is named, what they are coded as, and what stands for whom."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.model import Actor, Actors
from dragoman.coder import Coder
from dragoman.draft import Draft
from dragoman.read.document import Document

DAY = dt.date(2022, 4, 12)


def read(coder: Coder, text: str, date: dt.date = DAY, title: str | None = None) -> Draft:
    return next(coder.drafts([Document(id="x", date=date, text=text, title=title)]))


def said(draft: Draft) -> dict[str, tuple[Actor, ...]]:
    """Mention as written -> the actors it stands for; a later one of the same words wins."""
    layer: Actors = draft.actors
    return {
        draft.parsed.text(m.span): tuple(layer.actors[i] for i in m.actors) for m in layer.mentions
    }


def codes(actors: tuple[Actor, ...]) -> set[str]:
    return {f"{a.country or '-'} {a.sector or '-'}" for a in actors}


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Deputy Foreign Minister Ruritano Vell of Peru resigned.",
         "Deputy Foreign Minister Ruritano Vell of Peru", "PER GOV"),
        ("Ukrainian troops shelled the bridge.", "Ukrainian troops", "UKR MIL"),
        ("Brazil's lawmakers rejected the bill.", "Brazil's lawmakers", "BRA LEG"),
        ("The president of Chile praised the court.", "The president of Chile", "CHL GOV"),
        ("A court in Ankara jailed two reporters.", "A court", "TUR JUD"),
        ("A former Kenyan minister was arrested.", "A former Kenyan minister", "KEN ELI"),
        ("The spokesman of the Polish army denied the report.",
         "The spokesman of the Polish army", "POL MIL"),
        ("Two Turkish police officers were wounded.", "Two Turkish police officers", "TUR COP"),
        ("Abkhazia's government accused Georgia of shelling.", "Abkhazia's government", "GEO GOV"),
        ("The Kremlin rejected the offer.", "The Kremlin", "RUS GOV"),
        ("Moscow accused the West of sabotage.", "the West", "WST -"),
    ],
)  # fmt: skip
def test_phrase_is_coded_by_its_own_words(coder: Coder, text: str, mention: str, code: str) -> None:
    assert codes(said(read(coder, text))[mention]) == {code}


def test_coordinated_nationalities_are_two_actors(coder: Coder) -> None:
    found = said(read(coder, "Indian and Pakistani negotiators met in Geneva."))
    assert codes(found["Indian and Pakistani negotiators"]) == {"IND GOV", "PAK GOV"}


def test_date_decides_whether_a_leader_is_in_office(coder: Coder) -> None:
    text = "Angela Merkel met German reporters."
    for day, sector in ((dt.date(2018, 5, 1), "GOV"), (dt.date(2023, 5, 1), "ELI")):
        assert codes(said(read(coder, text, day))["Angela Merkel"]) == {f"DEU {sector}"}


def test_nothing_is_claimed_before_the_first_office(coder: Coder) -> None:
    assert "Emmanuel Macron" not in said(
        read(coder, "Emmanuel Macron left the bank.", dt.date(1999, 5, 1))
    )


def test_title_in_the_text_ranks_above_a_list(coder: Coder) -> None:
    found = said(read(coder, "Peruvian Senator Angela Merkel rejected the plan."))
    assert codes(found["Peruvian Senator Angela Merkel"]) == {"PER LEG"}


def test_an_unknown_person_without_a_title_is_no_actor(coder: Coder) -> None:
    assert said(read(coder, "Janet Plumworth baked a cake.")) == {}


def test_an_apposition_tells_who_an_unknown_person_is(coder: Coder) -> None:
    draft = read(coder, "Ruritano Vell, the Peruvian foreign minister, rejected the plan.")
    actor = said(draft)["Ruritano Vell"][0]
    assert (actor.name, actor.country, actor.sector) == ("Ruritano Vell", "PER", "GOV")


def test_a_rare_surname_that_the_tagger_takes_for_a_noun_is_known_again(coder: Coder) -> None:
    text = "Gunnar Órason resigned as fisheries minister. Órason admitted that he had known."
    found = said(read(coder, text))
    assert codes(found["Gunnar Órason"]) == {"- GOV"}
    assert found["Órason"] == found["Gunnar Órason"]


def test_two_of_one_surname_are_called_by_their_given_names(coder: Coder) -> None:
    text = "Zambian ministers Danji Mutale and Bwalya Mutale resigned. Danji himself denied it."
    found = said(read(coder, text))
    assert codes(found["Danji"]) == {"ZMB GOV"}
    assert {a.name for a in found["Danji"]} == {"Danji Mutale"}


def test_a_given_name_alone_is_nobody_where_no_family_is_named(coder: Coder) -> None:
    text = "Zambian minister Danji Mutale resigned. Danji dolls sold well."
    found = said(read(coder, text))
    assert codes(found["Zambian minister Danji Mutale"]) == {"ZMB GOV"}
    assert "Danji" not in found


def test_later_short_mentions_are_the_same_actor(coder: Coder) -> None:
    draft = read(
        coder,
        "Peruvian Foreign Minister Ruritano Vell arrived on Monday. Vell met reporters. "
        "The minister said he was tired.",
    )
    mentions = {draft.parsed.text(m.span): m.actors for m in draft.actors.mentions}
    first = mentions["Peruvian Foreign Minister Ruritano Vell"]
    assert mentions["Vell"] == mentions["The minister"] == mentions["he"] == first
    assert draft.actors.actors[first[0]].title == "Peruvian Foreign Minister"


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Plumworth scored 40 points.", "They may come in march.", "He bought a china plate.",
        "The turkey was roasted.", "It told us the truth.",
    ],
)  # fmt: skip
def test_words_that_only_look_like_states_are_left_alone(coder: Coder, text: str) -> None:
    assert not any(a.country for actors in said(read(coder, text)).values() for a in actors)


def test_a_place_where_something_happens_does_not_act(coder: Coder) -> None:
    assert "Japan" not in said(read(coder, "The singer lives in Japan."))


def test_a_nationality_is_no_second_mention_within_an_actor(coder: Coder) -> None:
    draft = read(coder, "Russian troops fired on Ukraine's soldiers.")
    assert set(said(draft)) == {"Russian troops", "Ukraine's soldiers"}


def test_an_act_named_with_a_state_has_the_state_as_mention(coder: Coder) -> None:
    draft = read(coder, "The Russian attack followed US sanctions.")
    assert codes(said(draft)["Russian"]) == {"RUS GOV"}
    assert codes(said(draft)["US"]) == {"USA GOV"}


@pytest.mark.parametrize(
    ("text", "pronoun", "code"),
    [
        ("Turkey said it would sign.", "it", {"TUR GOV"}),
        ("Turkish officials said they would sign.", "they", {"TUR GOV"}),
        ("Russia attacked its western neighbours while Finland warned its eastern neighbour.",
         "its eastern neighbour", {"RUS GOV"}),
        ("Talks between Japan and Peru ended. Both countries praised them.", "Both countries",
         {"JPN GOV", "PER GOV"}),
        ("The European Union met in Riga. The bloc approved the loan.", "The bloc", {"EUR GOV"}),
        ("Fighting spread in Sudan. The army blamed bandits.", "The army", {"SDN MIL"}),
    ],
)  # fmt: skip
def test_what_points_back_stands_for_what_was_named(
    coder: Coder, text: str, pronoun: str, code: set[str]
) -> None:
    assert codes(said(read(coder, text))[pronoun]) == code


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Peru's President Tomas Quiroga left. \"The president was brief,\" the White House said.",
         "The president", {"USA GOV"}),
        ("Kenyan soldiers landed in Somalia on Monday. About 150 soldiers will follow.",
         "150 soldiers", {"KEN MIL"}),
        ("Kenya's plan to send soldiers into Somalia was leaked.", "soldiers", {"KEN MIL"}),
        ("They blamed the soldiers for the fire and Chad for the silence.", "the soldiers",
         {"- MIL"}),
        ("The miners' ally, the Congress of South African Trade Unions, left.",
         "The miners' ally", {"ZAF LAB"}),
        ("Her previous employer, the ousted president of Peru, Tomas Quiroga, fled.",
         "Tomas Quiroga", {"PER ELI"}),
        ("Ana Quispe is a judge in Peru. Quispe freed two men.", "Quispe", {"PER JUD"}),
        ("Envoys of Chad and the African Union met.", "Envoys of Chad and the African Union",
         {"TCD GOV", "IGO GOV"}),
    ],
)  # fmt: skip
def test_what_stands_beside_a_phrase_tells_whose_it_is(
    coder: Coder, text: str, mention: str, code: set[str]
) -> None:
    assert codes(said(read(coder, text))[mention]) == code


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Kenyan jets bombed a base on Monday, killing three soldiers.", "three soldiers"),
        ("Kenya and Chad signed a lease. Each party was to leave the valley.", "Each party"),
        ("Kenya's army began in May. The army's campaign is near.", "The army's campaign"),
        ("Police killed dozens of Kenyan protesters.", "dozens"),
    ],
)  # fmt: skip
def test_nobody_is_given_a_state_that_nothing_tells_of(
    coder: Coder, text: str, mention: str
) -> None:
    found = said(read(coder, text)).get(mention, ())
    assert not any(actor.country for actor in found)


@pytest.mark.parametrize(
    "text", ["It is clear that the talks go on.", "The bridge fell because it was old."]
)
def test_an_it_that_is_no_actor_stays_unresolved(coder: Coder, text: str) -> None:
    assert not any(said(read(coder, text)).values())


@pytest.mark.parametrize(
    ("text", "mention", "code"),
    [
        ("Peruvian officials accused Quito of shelling. Clashes killed four Ecuadorean guards. "
         "The United States fined two Peruvian banks and urged both countries to observe a truce.",
         "both countries", {"PER GOV", "ECU GOV"}),
        ("The Ecuadorean government denied it. Peruvian President Tomas Quiroga left. "
         "His spokesman insisted that the government had not ordered an attack on Ecuador.",
         "the government", {"PER GOV"}),
        ("The Israeli army withdrew. The French ministry said the army would leave.",
         "the army", {"FRA MIL"}),
        ("She met trade ministers from Kenya, Chad, and Peru.", "trade ministers",
         {"KEN GOV", "TCD GOV", "PER GOV"}),
        ("Scotland demanded a vote.", "Scotland", {"GBR GOV"}),
        ("The United States is divided. American voters in Texas were polled. Georgia demanded "
         "a recount.", "Georgia", {"USA GOV"}),
        ("India voiced concern. Lima asked Beijing to wait. On Friday the government relented.",
         "the government", {"PER GOV"}),
        ("Minister of Fisheries Tor Vestby thanked the crews.", "Minister of Fisheries Tor Vestby",
         {"- GOV"}),
        ("The Kremlin rejected the offer. Peskov said the talks were off.", "Peskov",
         {"RUS GOV"}),
    ],
)  # fmt: skip
def test_the_sentence_and_the_report_tell_who_is_meant(
    coder: Coder, text: str, mention: str, code: set[str]
) -> None:
    assert codes(said(read(coder, text))[mention]) == code


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Protesters fought the Ukrainian riot police. Russia offered Ukraine a loan. "
         "Both sides traded blame.", "Both sides"),
        ("A large red cross was painted on the roof.", "A large red cross"),
        ("Social media spread the claims.", "Social media"),
        ("He was held hostage in Iran.", "hostage"),
        ("Churchill then became a wartime president.", "a wartime president"),
        ("In the war our people suffer.", "our people"),
        ("The Monitor reported the attack.", "The Monitor"),
        ("The talks ended on May 2.", "May"),
    ],
)  # fmt: skip
def test_words_that_only_look_like_actors_stay_out(coder: Coder, text: str, mention: str) -> None:
    assert mention not in said(read(coder, text))


def test_a_surname_that_is_a_small_word_is_a_person_only_as_a_noun(coder: Coder) -> None:
    day = dt.date(2025, 1, 16)
    assert "No force" not in said(read(coder, "No force was used by the navy.", day))
    found = said(read(coder, "North Korean Defence Minister No Kwang Chol left.", day))
    assert codes(found["North Korean Defence Minister No Kwang Chol"]) == {"PRK GOV"}


def test_two_titled_persons_joined_by_and_are_two_mentions(coder: Coder) -> None:
    text = "President Trump and Finnish President Alexander Stubb met in Alaska."
    found = said(read(coder, text, dt.date(2025, 8, 18)))
    assert codes(found["President Trump"]) == {"USA GOV"}
    assert codes(found["Finnish President Alexander Stubb"]) == {"FIN GOV"}


def test_the_speakers_own_words_are_kept_for_linking(coder: Coder) -> None:
    draft = read(coder, 'Turkey is ready. "We want peace," the Turkish envoy said.')
    assert said(draft)["We"] == ()


def test_headlines_in_capitals_are_read(coder: Coder) -> None:
    assert codes(said(read(coder, "RUSSIA ACCUSES JAPAN OF SPYING"))["RUSSIA"]) == {"RUS GOV"}


def test_every_mention_is_found_by_its_head(coder: Coder) -> None:
    draft = read(coder, "Japan met Peru. The Turkish minister praised them.")
    for index, mention in enumerate(draft.actors.mentions):
        head = draft.parsed.token(mention.span.sentence, mention.head)
        assert draft.actors.mention_of(mention.span.sentence, head) == index
        assert mention.span.start <= mention.head < mention.span.end
        assert mention.rules


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Barack Obama visited Israel on Monday.", "USA", "ELI"),
        ("Israel praised President George W. Bush.", "USA", "GOV"),
        ("Tony Blair said the war in Iraq was a mistake.", "GBR", "ELI"),
    ],
)
def test_who_once_led_a_state_is_known_where_nothing_else_names_it(
    text: str, country: str, sector: str, coder: Coder
) -> None:
    draft = next(coder.drafts([Document(id="x", date=dt.date(2023, 4, 3), text=text)]))
    people = [a for a in draft.actors.actors if a.country == country]
    assert [a.sector for a in people] == [sector]
