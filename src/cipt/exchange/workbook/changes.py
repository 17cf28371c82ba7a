"""What was changed in an exported workbook, as values that import turns into changed files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cipt.exchange.workbook.lines import Place
from cipt.exchange.workbook.typed import Typed


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the plan that a changed cell changes.

    `kind`, `id`: the record. `at`: the keys and places that lead to the field from the top of the
    record, as ("leads",) or ("revisions", 0, "reason"). `value`: what is to stand there; None to
    take the key out. `cell`: where in the workbook, as in Actions!F12. `column`: its heading.
    """

    kind: str
    id: str
    at: Place
    value: Typed
    cell: str
    column: str


@dataclass(frozen=True, slots=True)
class NewUpdate:
    """An update of an action, from what was written over the latest one.

    `values`: its keys and texts; without `date` it is of the day on which it is taken in.
    """

    id: str
    values: Mapping[str, str]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A change that the plan cannot take in: where, what the cell says, and why not."""

    cell: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Everything that was changed in a workbook. `as_of` is the day for which it was written."""

    as_of: date | None
    changes: tuple[FieldChange, ...]
    updates: tuple[NewUpdate, ...]
    not_taken: tuple[NotTaken, ...]
