"""A tree of text as a record of the model, or all that keeps it from being one.

The validator's own wording never reaches a reader: each kind of refusal is worded in `refusals`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from cipt.loading import refusals as words
from cipt.loading.refusals import MOST, At, Refusal
from cipt.loading.tree import Tree
from cipt.model.base import Record

RecordT = TypeVar("RecordT", bound=Record)

_NAMED_BY_FILE = frozenset({"action", "theme", "measure"})


def sound_record(record: type[RecordT], tree: Tree) -> RecordT | None:
    """`tree` as a `record`; None where anything is wrong with it, which `read_record` tells."""
    try:
        sound: RecordT = record.__pydantic_validator__.validate_python(tree)
    except ValidationError:
        return None
    return sound


def read_record(
    record: type[RecordT], tree: Tree, what: str = "the record"
) -> tuple[RecordT | None, list[Refusal]]:
    """`tree` as a `record`, or None and everything that is wrong with it, as far as MOST goes.

    `what` is how messages call it, as in "the action". A key with nothing after it counts as left
    out; `tree` loses such keys where they would not be taken.
    """
    blank: set[At] = set()
    while True:
        try:
            return record.model_validate(tree), []
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
        dropped = _drop_blanks(tree, errors)
        if not dropped:
            break
        blank |= dropped
    telling = [_refusal(record, tree, error, blank, what) for error in errors[:MOST]]
    refusals = _without_echoes(telling)
    if len(errors) > MOST:
        refusals.append(words.more_than_told(len(errors) - MOST))
    return None, refusals


def keys_of(record: type[Record]) -> tuple[str, ...]:
    """The keys of such a record, as they are typed, in the order of the format."""
    keys = [field.alias or name for name, field in record.model_fields.items()]
    return (*(key for key in keys if key != "note"), "note")


def _drop_blanks(tree: Tree, errors: Sequence[Any]) -> set[At]:
    dropped: set[At] = set()
    for error in errors:
        if error["input"] is None and error["type"] not in ("missing", "extra_forbidden"):
            at = _in_document(tree, error["loc"])
            holder = _value_at(tree, at[:-1])
            if at and isinstance(holder, dict) and holder.get(str(at[-1]), "") is None:
                del holder[str(at[-1])]
                dropped.add(at)
    return dropped


def _in_document(tree: Tree, loc: Sequence[str | int]) -> At:
    """The parts of a validator's path that stand in the document; it names choices as well."""
    at: list[str | int] = []
    here = tree
    for part in loc:
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            continue
        at.append(part)
    return tuple(at)


def _value_at(tree: Tree, at: At) -> Tree:
    here = tree
    for part in at:
        if isinstance(here, dict):
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int):
            here = here[part]
    return here


def _refusal(record: type[Record], tree: Tree, error: Any, blank: set[At], what: str) -> Refusal:
    kind, loc, value = error["type"], error["loc"], error["input"]
    at = _in_document(tree, loc)
    if kind == "missing":
        key = str(loc[-1])
        return words.empty((*at, key)) if (*at, key) in blank else words.missing(key, at, what)
    if kind == "extra_forbidden":
        return words.unknown_key(str(loc[-1]), at, _keys_at(record, at[:-1]))
    if kind == "cipt":
        return words.refused_value(error["ctx"], at, value)
    if kind in ("string_too_short", "too_short") or value == "":
        return words.empty(at)
    if kind == "literal_error" and isinstance(value, str):
        return words.no_such_word(error["ctx"]["expected"], at, value)
    return words.wrong_form(
        "string" if kind == "literal_error" else kind, at, value, _keys_at(record, at)
    )


def _without_echoes(refusals: Sequence[Refusal]) -> list[Refusal]:
    """Each fault once: no key is missing where it is misspelt, no list empty for a bad entry."""
    meant = {(one.at[:-1], one.meant) for one in refusals if one.meant}
    told: dict[tuple[At, str], Refusal] = {}
    for one in refusals:
        echoes = (one.at, one.lacks) in meant if one.lacks else False
        if one.is_empty and any(other.at[:-1] == one.at != other.at for other in refusals):
            echoes = True
        if not echoes:
            told.setdefault((one.at, one.message), one)
    return list(told.values())


def _keys_at(record: type[Record], at: At) -> tuple[str, ...]:
    """The keys that what stands at `at` can have; none where it is no record."""
    here: type[Record] | None = record
    for part in at:
        if isinstance(part, str) and here is not None:
            here = next(
                (
                    inner
                    for name, field in here.model_fields.items()
                    if (field.alias or name) == part
                    for inner in _records_in(field.annotation)
                ),
                None,
            )
    if here is None:
        return ()
    return tuple(key for key in keys_of(here) if key != "id" or here.KIND not in _NAMED_BY_FILE)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for inner in get_args(annotation):
        yield from _records_in(inner)
