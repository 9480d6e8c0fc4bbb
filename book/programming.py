"""The page of the Python interface, from signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Final

import msgspec

import dragoman
import dragoman.analysis
from book import markdown
from dragoman.analysis import model as analysis_records
from dragoman.ledger import model as ledger_records

_HOMES: Final = re.compile(r"\b(?:[a-z_]+\.)+(?=[A-Z])")
_MARKS: Final[dict[Any, str]] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
}
INTRO: Final = """
What `import dragoman` offers. Everything else in the package may change without notice. Loading
the English pipeline takes a few seconds, so make one `Coder` and keep it. All records are frozen:
to change one, make another with `msgspec.structs.replace`.
"""


def programming_page() -> str:
    """Every public class and function with its signature and docstring."""
    main = [described(name, public(name)) for name in sorted(names(), key=_order)]
    analysis = [
        described(name, getattr(dragoman.analysis, name))
        for name in sorted(dragoman.analysis.__all__)
    ]
    return markdown.page(
        "Python", "signatures and docstrings", INTRO, *main,
        "## dragoman.analysis", markdown.docstring(dragoman.analysis.__doc__ or ""),
        *(piece.replace("## ", "### ", 1) for piece in analysis),
        "## Records of a ledger", *records(ledger_records),
        "## Records of analysis", *records(analysis_records),
    )  # fmt: skip


def records(module: ModuleType) -> Iterator[str]:
    """The record types that a module defines, each with a table of its fields."""
    for name, thing in vars(module).items():
        own = inspect.isclass(thing) and thing.__module__ == module.__name__
        if own and issubclass(thing, msgspec.Struct):
            fields = ((f"`{key}`", f"`{kind}`") for key, kind in thing.__annotations__.items())
            told = markdown.docstring(thing.__doc__ or "")
            yield f"### {name}\n\n{told}\n\n{markdown.table(('field', 'type'), fields)}"


def names() -> list[str]:
    """Names that the package offers."""
    return [name for name in dragoman.__all__ if not name.startswith("__")]


def public(name: str) -> Any:
    """What a name stands for; a function where a module goes by the same name."""
    found = getattr(dragoman, name)
    return getattr(found, name) if inspect.ismodule(found) else found


def _order(name: str) -> tuple[bool, str]:
    return inspect.isfunction(public(name)), name.lower()


def described(name: str, thing: Any) -> str:
    """A class or function under its heading; of a class, its public methods as well."""
    parts = [f"## {name}", markdown.code(f"{name}{signature(thing)}", "text")]
    parts.append(markdown.docstring(thing.__doc__ or ""))
    if inspect.isclass(thing):
        parts += [_method(name, key, method) for key, method in methods(thing)]
    return "\n\n".join(part for part in parts if part)


def methods(owner: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Public methods that a class itself defines, in the order of its source."""
    for name, member in vars(owner).items():
        found = inspect.unwrap(getattr(member, "__func__", member))
        if name.startswith("_") or not inspect.isfunction(found):
            continue
        if found.__doc__:
            yield name, found


def _method(owner: str, name: str, method: Callable[..., Any]) -> str:
    head = f"### {owner}.{name}"
    shown = markdown.code(f"{owner}.{name}{signature(method)}", "text")
    return "\n\n".join([head, shown, markdown.docstring(method.__doc__ or "")])


def signature(thing: Any) -> str:
    """Parameters with their types, one a line where they are many."""
    found = inspect.signature(thing)
    shown = list(_parameters(found))
    result = found.return_annotation
    arrow = "" if result in (inspect.Signature.empty, None, "None") else f" -> {_type(result)}"
    line = f"({', '.join(shown)}){arrow}"
    if len(line) <= 70 or not shown:
        return line
    return "(\n" + "".join(f"    {item},\n" for item in shown) + f"){arrow}"


def _parameters(found: inspect.Signature) -> Iterator[str]:
    starred = False
    for parameter in found.parameters.values():
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        mark = _MARKS.get(parameter.kind, "")
        starred = starred or mark == "*"
        shown = f"{mark}{parameter.name}"
        if parameter.annotation is not parameter.empty:
            shown += f": {_type(parameter.annotation)}"
        if parameter.default is not parameter.empty:
            shown += f" = {_value(parameter.default)}"
        yield shown


def _type(annotation: Any) -> str:
    if isinstance(annotation, str):
        return annotation
    if isinstance(annotation, type) and not getattr(annotation, "__args__", None):
        return annotation.__name__
    return _HOMES.sub("", str(annotation))


def _value(default: Any) -> str:
    return "UNSET" if default is msgspec.UNSET else repr(default)
