"""The draft: one document on its way through the rooms, and what a room must declare.

A step reads the layers it `needs` and returns the one it `gives`; the pipeline refuses an order
in which a need is not met.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.actors.model import Actors
    from dragoman.events.model import Events
    from dragoman.linking.model import Links
    from dragoman.parse.model import Parsed
    from dragoman.places.model import Places
    from dragoman.read.document import Document
    from dragoman.statements.model import Statements
    from dragoman.times.model import Times


class Draft:
    """A document with the layers found so far; each is set once and then only read."""

    __slots__ = ("actors", "document", "events", "links", "parsed", "places", "statements", "times")

    document: Document
    parsed: Parsed
    actors: Actors
    times: Times
    places: Places
    statements: Statements
    events: Events
    links: Links

    def __init__(self, document: Document) -> None:
        self.document = document

    def set(self, layer: str, found: Any) -> None:
        """Add a layer.

        Raises:
            DragomanError: E302 where the layer is there already.
        """
        if hasattr(self, layer):
            raise DragomanError("E302", layer=layer, first="an earlier step", second="this one")
        setattr(self, layer, found)


class Step(Protocol):
    """One room of the pipeline."""

    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> tuple[str, ...]: ...

    @property
    def gives(self) -> str: ...

    def __call__(self, draft: Draft) -> Any:
        """The layer found in `draft`; nothing in the draft is changed."""


def check_order(steps: Sequence[Step]) -> None:
    """Refuse a pipeline in which a step needs what no earlier step gives.

    Raises:
        DragomanError: E301 for an unmet need, E302 for a layer given twice.
    """
    givers: dict[str, str] = {"parsed": "parse"}
    for step in steps:
        for layer in step.needs:
            if layer not in givers:
                raise DragomanError("E301", step=step.name, layer=layer)
        if step.gives in givers:
            raise DragomanError(
                "E302", layer=step.gives, first=givers[step.gives], second=step.name
            )
        givers[step.gives] = step.name
