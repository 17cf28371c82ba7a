"""Entries added to waivers.yaml: below those that stand, of which no byte is touched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cipt.editing.values import quoted
from cipt.faults import CannotGoOn
from cipt.loading.decode import BYTE_ORDER_MARK
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.loading.text_tree import read_text_tree
from cipt.model.records import Waiver
from cipt.sources.memory import MemoryTree

FILE = "waivers.yaml"

_FIRST_ENTRY = re.compile(rb"^( *)-[ \r\n]", re.MULTILINE)
_MEND_FIRST = "`cipt check` says what is wrong with it: put that right first"


@dataclass(frozen=True, slots=True)
class NewWaiver:
    """An entry to be added; `until` is a day as a plan writes it."""

    rule: str
    subjects: tuple[str, ...]
    reason: str
    agreed_by: str | None = None
    minute: str | None = None
    until: str | None = None


def added_text(data: bytes | None, waivers: Sequence[NewWaiver], begin_with: str) -> str:
    """What is to be added at the end of waivers.yaml, which holds `data`, or None if it is new.

    `begin_with` is the first line of a new file. Raises CannotGoOn where nothing can be added
    without touching what stands, and ValueError for a text that no file can hold.
    """
    if data is None or not data.strip():
        lines = [begin_with, *_entries(waivers, 0)] if data is None else _entries(waivers, 0)
        return _proven(data or b"", "\n".join([*lines, ""]), waivers)
    ending = "\r\n" if b"\r\n" in data else "\r" if b"\r" in data and b"\n" not in data else "\n"
    new = ending.join([*_entries(waivers, _indent(data)), ""])
    closing = "" if data.endswith((b"\n", b"\r")) else ending
    apart = "" if data.endswith((b"\n\n", b"\r\n\r\n", b"\r\r")) else ending
    try:
        return _proven(data, closing + apart + new, waivers)
    except CannotGoOn:
        # An empty line would become part of a text that ends the file and keeps all its lines.
        return _proven(data, closing + new, waivers)


def _entries(waivers: Sequence[NewWaiver], indent: int) -> list[str]:
    lines: list[str] = []
    for waiver in waivers:
        lines += ["", *_entry(waiver)] if lines else _entry(waiver)
    return [f"{' ' * indent}{line}" if line else "" for line in lines]


def _entry(waiver: NewWaiver) -> Iterator[str]:
    yield f"- rule: {quoted(waiver.rule)}"
    if waiver.subjects == ("all",):
        yield "  subjects: all"
    else:
        yield "  subjects:"
        for subject in waiver.subjects:
            yield f"    - {quoted(subject)}"
    yield f"  reason: {quoted(waiver.reason)}"
    for key in ("agreed_by", "minute", "until"):
        value: str | None = getattr(waiver, key)
        if value is not None:
            yield f"  {key}: {quoted(value)}"


def _indent(data: bytes) -> int:
    """The column at which the entries of the file begin."""
    first = _FIRST_ENTRY.search(data.removeprefix(BYTE_ORDER_MARK.encode()))
    return len(first[1]) if first else 0


def _proven(data: bytes, added: str, waivers: Sequence[NewWaiver]) -> str:
    """`added`, once reading it has shown that the old entries stand and the new ones follow."""
    before, after = _read(data), _read(data + added.encode())
    if not read_text_tree(data, FILE).readable:
        raise CannotGoOn(f"{FILE} cannot be read, so nothing can be added to it", _MEND_FIRST)
    expected = (*before.plan.waivers, *map(_as_read, waivers))
    if after.plan.waivers != expected or after.troubles != before.troubles:
        raise CannotGoOn(
            f"{FILE} is not written as a list of lines, so nothing can be added below it",
            "Write each of its entries as lines, the first `- rule: …`, and try again",
        )
    return added


def _as_read(waiver: NewWaiver) -> Waiver:
    fields = {
        "rule": waiver.rule,
        "subjects": list(waiver.subjects),
        "reason": waiver.reason,
        "agreed_by": waiver.agreed_by,
        "minute": waiver.minute,
        "until": waiver.until,
    }
    return Waiver.model_validate({key: value for key, value in fields.items() if value is not None})


def _read(data: bytes) -> Loaded:
    return load_plan(MemoryTree({FILE: data}))
