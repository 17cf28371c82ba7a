"""The JSON Schemas by which an editor checks a plan file while it is typed, one a kind of file.

They are the model as an editor's YAML 1.2 parser sees it: a bare `1.10` is a number there, an
empty value is null, and both are good where the model, which reads text only, takes them. What an
editor then shows, on hovering over a key or below a mistake, is in `schema_words`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema

from cipt.loading.layout import FILE_KINDS, FileKind
from cipt.loading.schema_fields import AsTyped, or_nothing, takes_nothing, types
from cipt.loading.schema_files import FILES
from cipt.loading.schema_words import (
    EITHER,
    LISTS,
    MEANINGS,
    NO_ID,
    RECORDS,
    SCALARS,
    SNIPPETS,
    TITLES,
)

SCHEMA_NAMES = tuple(kind.name for kind in FILE_KINDS)
"""Every schema, by the name of what a file holds, in the order of the plan folder."""

_KINDS = {kind.name: kind for kind in FILE_KINDS}
_TO = "#/$defs/"
_KEYS = "keys-or-nothing"
_OR_NOTHING = "-or-nothing"

_ORDER = (
    *("$schema", "title", "description", "$ref", "type", "enum", "enumDescriptions", "pattern"),
    *("minimum", "maximum", "anyOf", "allOf", "items", "contains", "minContains", "maxContains"),
    *("properties", "required", "additionalProperties", "default", "examples"),
    *("patternErrorMessage", "errorMessage", "defaultSnippets", "doNotSuggest", "not", "$defs"),
)


def schema_file(name: str) -> str:
    """The name of the file that holds the schema called `name`."""
    return f"{name}.schema.json"


def schema_text(name: str) -> str:
    """The schema called `name` as its file holds it, with a line feed at the end."""
    return json.dumps(schema(_KINDS[name]), indent=2, ensure_ascii=False) + "\n"


def schema(kind: FileKind) -> JsonSchemaValue:
    """The JSON Schema (2020-12) of a kind of file."""
    records = [kind.record] if kind.record else [entries.record for entries in kind.lists]
    references, written = models_json_schema(
        [(record, "validation") for record in records], schema_generator=AsTyped
    )
    definitions = written["$defs"]
    if kind.record:
        whole = _note_last(definitions.pop(kind.record.__name__))
    else:
        whole = _of_lists(kind, [references[record, "validation"] for record in records])
    if kind.named_by_file:
        whole["required"].remove("id")
        whole["properties"]["id"] = NO_ID
    whole |= {"$schema": GenerateJsonSchema.schema_dialect}
    whole |= {"title": FILES[kind.name].title, "description": FILES[kind.name].description}
    whole["$defs"] = {name: _record(name, found) for name, found in definitions.items()}
    return _everywhere(_with_scalars(_everywhere(whole, _with_words)), _in_order)


def _of_lists(kind: FileKind, entries: list[JsonSchemaValue]) -> JsonSchemaValue:
    """A file that is a list, or has one below each of its keys."""
    lists = [{"type": ["array", "null"], "items": entry} for entry in entries]
    if kind.lists[0].key is None:
        return lists[0]
    words = FILES[kind.name].keys
    properties = {
        each.key: {**written, "description": words[each.key]}
        for each, written in zip(kind.lists, lists, strict=True)
        if each.key
    }
    return {"type": ["object", "null"], "properties": properties, "additionalProperties": False}


def _record(name: str, written: JsonSchemaValue) -> JsonSchemaValue:
    """The record called `name`, or nothing.

    That it has keys is asked apart from which keys: the message for one must not hide the others.
    """
    del written["type"]
    title = TITLES.get(name) or re.sub(r"(?<=.)[A-Z]", lambda found: f" {found[0].lower()}", name)
    asked = {"title": title, "allOf": [{"$ref": _TO + _KEYS}]}
    return {**_note_last(written), **asked}


def _note_last(written: JsonSchemaValue) -> JsonSchemaValue:
    """The record with `note`, which all records have, behind the keys that are its own."""
    properties = dict(written["properties"])
    properties["note"] = properties.pop("note")
    return {**written, "properties": properties}


Change = Callable[[JsonSchemaValue], JsonSchemaValue]


def _everywhere(written: JsonSchemaValue, change: Change) -> JsonSchemaValue:
    """`written` with `change` made to every schema within it, the innermost first."""
    changed = dict(written)
    for keyword, held in written.items():
        if keyword in ("properties", "$defs"):
            changed[keyword] = {name: _everywhere(each, change) for name, each in held.items()}
        elif keyword in ("anyOf", "allOf"):
            changed[keyword] = [_everywhere(each, change) for each in held]
        elif keyword in ("items", "contains", "additionalProperties", "not") and held:
            changed[keyword] = _everywhere(held, change)
    return change(changed)


def _with_words(written: JsonSchemaValue) -> JsonSchemaValue:
    """With what an editor says and offers there beyond the field's own description."""
    if "allOf" in written and "properties" not in written:
        # So pydantic before 2.9 writes a reference that has a description beside it.
        written = {**written, **written["allOf"][0]}
        del written["allOf"]
    words: JsonSchemaValue = {}
    if all(word in MEANINGS for word in written.get("enum", [])) and written.get("enum"):
        words["enumDescriptions"] = [MEANINGS[word] for word in written["enum"]]
    if "items" in written:
        entry = _reference(written["items"])
        words |= {**LISTS.get(None, {}), **LISTS.get(entry, {})}
        if entry in SNIPPETS:
            words["defaultSnippets"] = SNIPPETS[entry]
    if isinstance(written.get("additionalProperties"), dict):
        words["errorMessage"] = RECORDS[None]["errorMessage"]
    either = EITHER.get(_reference(*written.get("anyOf", ())))
    if either:
        plain, *rest = written["anyOf"]
        words["anyOf"] = [{**plain, "errorMessage": either}, *rest]
    return {**written, **words}


def _reference(*schemas: JsonSchemaValue) -> str | None:
    """The record that one of `schemas` refers to, or None."""
    for each in schemas:
        if "$ref" in each:
            return str(each["$ref"]).removeprefix(_TO)
    return None


def _with_scalars(whole: JsonSchemaValue) -> JsonSchemaValue:
    """With one shared definition for each kind of text, number and date that is used."""
    shared: dict[str, JsonSchemaValue] = {_KEYS: RECORDS[None]}

    def share(written: JsonSchemaValue) -> JsonSchemaValue:
        name = _SCALAR_NAMES.get(_asked(written))
        if name is None:
            return written
        definition = _scalar(name)
        if takes_nothing(written):
            name, definition = name + _OR_NOTHING, or_nothing(definition)
        said = {keyword: held for keyword, held in written.items() if keyword not in _ASKS}
        if "errorMessage" in said:
            return {**definition, **said, "patternErrorMessage": said["errorMessage"]}
        shared[name] = definition
        return {"$ref": _TO + name, **said}

    changed = _everywhere(whole, share)
    records = {name: {**each, **RECORDS.get(name, {})} for name, each in changed["$defs"].items()}
    definitions = {**records, **shared}
    return {**changed, "$defs": {name: definitions[name] for name in sorted(definitions)}}


_ASKS = frozenset({"type", "pattern", "minLength", "minimum", "maximum"})


def _asked(written: JsonSchemaValue) -> str:
    """What a schema asks of a text or number, as a key; "" where it is about something else."""
    if "enum" in written or "items" in written or "properties" in written:
        return ""
    asked = {keyword: held for keyword, held in written.items() if keyword in _ASKS}
    asked["type"] = [name for name in types(written) if name != "null"]
    return json.dumps(asked, sort_keys=True)


@cache
def _scalar(name: str) -> JsonSchemaValue:
    """The definition of a kind of text or number.

    The types begin with string, since an editor that completes a key which begins with another
    writes `0` behind it. Digits are ASCII in every dialect of patterns.
    """
    kind = SCALARS[name]
    written = {**TypeAdapter(kind.type).json_schema(), **kind.asks}
    others = [each for each in types(written) if each != "string"]
    written["type"] = ["string", *others] if others else "string"
    if "pattern" in written:
        written["pattern"] = written["pattern"].replace(r"\d", "[0-9]")
        written.pop("minLength", None)
        written["patternErrorMessage"] = kind.pattern_message or kind.message
    return {**written, "errorMessage": kind.message, **kind.offers}


_SCALAR_NAMES = {
    _asked(TypeAdapter(kind.type).json_schema()): name for name, kind in SCALARS.items()
}


def _in_order(written: JsonSchemaValue) -> JsonSchemaValue:
    """With its keywords as a reader would have them, definitions last."""
    return {keyword: written[keyword] for keyword in sorted(written, key=_ORDER.index)}
