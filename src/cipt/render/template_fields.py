"""What templates get, for those who write them: a page made from the views' own types."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

_PLAIN = {
    "str": "text",
    "bool": "true or false",
    "int": "number",
    "float": "number",
    "Decimal": "number",
    "NoneType": "nothing",
    "date": "day",
}
_NAMED = re.compile(r"((?:`\w+`(?:, | and )?)+)(?: \([^)]*\))?: ")


def fields_page(views: Mapping[str, type]) -> str:
    """The page; `views` has the type of the value for each folder of templates."""
    parts = [
        "# What templates get",
        "This page is made from cipt's own types by `make fields`. Each template gets one value, "
        "under the name of its folder. Every text in it is ready to print. A list may be empty, a "
        'text may be `""`; what can be nothing says so.',
    ]
    seen: dict[type, None] = {}
    for view, value in views.items():
        parts.append(f"- [`{view}`](#{value.__name__.lower()}) is a {value.__name__}.")
        _collect(value, seen)
    lists = "\n".join(parts[2:])
    sections = [_section(each) for each in seen]
    return "\n\n".join([*parts[:2], lists, *sections]) + "\n"


def _collect(value: type, seen: dict[type, None]) -> None:
    """The dataclasses that a value is made of, each once, as they are first met."""
    if value in seen or not is_dataclass(value):
        return
    seen[value] = None
    hints = typing.get_type_hints(value)
    for field in fields(value):
        for inner in _dataclasses(hints[field.name]):
            _collect(inner, seen)


def _dataclasses(annotation: object) -> list[type]:
    if isinstance(annotation, type) and is_dataclass(annotation):
        return [annotation]
    return [found for one in typing.get_args(annotation) for found in _dataclasses(one)]


def _section(value: type) -> str:
    lead, described = _described(value)
    hints = typing.get_type_hints(value)
    rows = [
        f"| `{field.name}` | {_type(hints[field.name])} | {_cell(described.get(field.name, ''))} |"
        for field in fields(typing.cast(typing.Any, value))
    ]
    table = "\n".join(["| field | what it is | what it holds |", "|---|---|---|", *rows])
    return f"## {value.__name__}\n\n{lead}\n\n{table}"


def _described(value: type) -> tuple[str, dict[str, str]]:
    """What a docstring says of the whole, and of each field that it names before a colon."""
    text = " ".join((inspect.getdoc(value) or "").split())
    found = list(_NAMED.finditer(text))
    lead = text[: found[0].start()].strip() if found else text
    described = {}
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        said = text[match.end() : end].strip().rstrip(";")
        for name in re.findall(r"`(\w+)`", match[1]):
            described[name] = said
    return lead, described


def _type(annotation: object) -> str:
    arguments = typing.get_args(annotation)
    origin = typing.get_origin(annotation)
    if isinstance(annotation, types.UnionType):
        said = " or ".join(_type(one) for one in arguments)
    elif origin is tuple and arguments[1:] == (Ellipsis,):
        said = f"list of {_type(arguments[0])}"
    elif origin is tuple:
        said = " and ".join(_type(one) for one in arguments)
    elif origin is typing.Literal:
        said = ", ".join(f"`{one}`" for one in arguments)
    else:
        said = _simple(annotation)
    return said


def _simple(annotation: object) -> str:
    name = getattr(annotation, "__name__", str(annotation))
    if isinstance(annotation, type) and is_dataclass(annotation):
        return f"[{name}](#{name.lower()})"
    return _PLAIN.get(name, name)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
