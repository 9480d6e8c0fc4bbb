"""Whom help is for where only the rest of the report says so."""

from tests.events.lines import told

from dragoman.coder import Coder

SENT = "Denmark sent tents and generators to Moldova in March. "


def aid(coder: Coder, text: str) -> list[str]:
    return [line for line in told(coder, text) if line.startswith("AID")]


def test_help_goes_to_the_only_side_that_its_giver_helps(coder: Coder) -> None:
    lines = aid(coder, SENT + "The opposition in Oslo praised Danish humanitarian aid.")
    assert lines[-1].startswith("AID DNK:GOV -> MDA:GOV")


def test_whoever_only_gets_help_gives_none(coder: Coder) -> None:
    lines = aid(coder, SENT + "The debate about Moldovan humanitarian aid went on.")
    assert lines[-1].startswith("AID DNK:GOV -> MDA:GOV")


def test_help_of_one_who_helps_several_is_for_none_of_them(coder: Coder) -> None:
    lines = aid(
        coder,
        SENT + "Denmark sent grain to Georgia. It rained. Danish humanitarian aid was praised.",
    )
    assert not lines[-1].startswith("AID DNK:GOV -> ")


def test_what_is_paid_for_is_said_by_its_own_words(coder: Coder) -> None:
    text = SENT + "It rained. Denmark also financed the new road with a loan to the port."
    lines = aid(coder, text)
    assert not [line for line in lines[1:] if "MDA" in line]
