"""What a server is told when it starts, and the limits that it keeps."""

from __future__ import annotations

import ipaddress
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
PORT: Final = 8765


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Requests a second on the long run, and how many may come at once."""

    per_second: float
    at_once: int


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `limits.toml` says; sizes in bytes, times in seconds."""

    body_bytes: int
    body_seconds: float
    answer_seconds: float
    code_seconds: float
    code_queue: int
    page_records: int
    export_records: int
    export_seconds: float
    exports: int
    analysed_records: int
    analysed_documents: int
    latest_records: int
    latest_documents: int
    counted_events: int
    tallied_events: int
    sorted_records: int
    sorted_documents: int
    remembered: int
    connections: int
    readers: int
    header_bytes: int
    rates: dict[str, Rate]


@cache
def limits() -> Limits:
    """The limits of the server."""
    told = Path(__file__).with_name("limits.toml").read_bytes()
    return msgspec.toml.decode(told, type=Limits)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How one server runs.

    Attributes:
        host: the address that it is bound to.
        hosts: further names under which it may be asked for.
        token: what a request must show; None where only this machine reaches the server.
        readonly: nothing is written to the ledger.
        rules: folder of rule files that are laid over the built-in ones.
    """

    ledger: Path
    host: str = LOOPBACK[0]
    port: int = PORT
    hosts: tuple[str, ...] = ()
    token: str | None = None
    readonly: bool = False
    rules: Path | None = None
    limits: Limits = msgspec.field(default_factory=limits)

    @property
    def url(self) -> str:
        """Where a browser on this machine finds the server."""
        host = "127.0.0.1" if _unspecified(self.host) else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether an address or name is reached from this machine only."""
    if host.lower() in LOOPBACK:
        return True
    address = as_address(host)
    return address is not None and address.is_loopback


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The IP address that is written, or None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def _unspecified(host: str) -> bool:
    address = as_address(host)
    return address is not None and address.is_unspecified
