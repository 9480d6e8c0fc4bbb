"""Ids in addresses: `{name:id}` in a route takes the rest of the address, whatever signs it has."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor


class Identity(Convertor[str]):
    """The rest of an address as an id, line ends among it."""

    regex = "(?s:.+)"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("id", Identity())
