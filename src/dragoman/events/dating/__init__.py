"""Words by which the days of events are told, with sentences that show what each group does."""

from dragoman.events.dating.words import dating

__all__ = ["dating"]
