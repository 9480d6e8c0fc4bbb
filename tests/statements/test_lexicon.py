"""The cue files as one lexicon."""

from __future__ import annotations

from collections import defaultdict

from dragoman.rules import RuleBook
from dragoman.statements.families import CUES
from dragoman.statements.lexicon import Lexicon


def test_lexicon_covers_more_than_a_thousand_cues() -> None:
    lexicon = Lexicon(RuleBook())
    assert len(lexicon.entries) >= 1500
    assert {pos for pos, _ in lexicon.entries} == {
        "verb", "noun", "adjective", "preposition", "adverb",
    }  # fmt: skip


def test_no_cue_has_two_stances_in_one_frame() -> None:
    stances = defaultdict(set)
    for named in RuleBook().rules(CUES):
        for lemma in named.rule.lemmas:
            for frame in named.rule.takes:
                stances[named.rule.pos, lemma, frame].add(named.rule.stance)
    torn = {cue: found for cue, found in stances.items() if len(found) > 1}
    assert torn == {}


def test_no_rule_names_a_cue_twice() -> None:
    for named in RuleBook().rules(CUES):
        assert len(set(named.rule.lemmas)) == len(named.rule.lemmas), named.id


def test_every_part_of_a_statement_rule_is_known() -> None:
    lexicon = Lexicon(RuleBook())
    say = lexicon.entry("verb", "say")
    assert say is not None
    sense = say.sense("that")
    assert sense is not None
    assert sense.stance == "say"
    assert "statements/cues/verbs_say.toml::report" in sense.rules
