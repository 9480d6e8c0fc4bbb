"""`dragoman serve`: a ledger as pages and as an API, on this machine or for others with a token."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.cli.output import say, telling
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.web.settings import Settings


@telling
def run_serve(
    ledger: Path, *, example: bool = False, host: str, port: int, hosts: tuple[str, ...],
    readonly: bool, rules: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Serve a ledger until Ctrl-C; the exit status.

    With `example` it is the ledger of the example reports, which is made first if need be.

    The token for other machines is taken from the environment (DRAGOMAN_TOKEN), not from the
    command line, which other users of the machine can see; without one, one is made and told.
    """
    try:
        import dragoman.web.serving  # noqa: F401
        from dragoman.web.settings import Settings
    except ImportError as error:
        raise DragomanError("E401", what="dragoman serve", extra="web") from error
    if example:
        from dragoman.cli.example import place, prepare

        if status := prepare(rules, quiet=quiet):
            return status
        ledger = place()
    settings = Settings(
        ledger=ledger, host=host, port=port, hosts=hosts, readonly=readonly, rules=rules,
        token=os.environ.get("DRAGOMAN_TOKEN") or None,
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        _serve(settings, quiet=quiet)
    return 0


def _serve(settings: Settings, *, quiet: bool) -> None:
    """Serve until told to stop."""
    from dragoman.web.serving import bind, log_to_stderr, serve, with_token
    from dragoman.web.settings import is_loopback

    settings = with_token(settings)
    opened = bind(settings)
    if not quiet:
        log_to_stderr()
    serve(settings, opened, ready=lambda: _announce(settings, is_loopback(settings.host)))


def _announce(settings: Settings, here: bool) -> None:
    """Say where the server is, and who can reach it."""
    told = f"?token={settings.token}" if settings.token else ""
    say(f"Serving {settings.ledger} at {settings.url}{told} (Ctrl-C ends it)")
    if not here:
        say("Other machines can reach it; nothing is encrypted between them and this one.")
