"""A workbook that `cipt export` wrote, taken back: each changed cell changes its one field."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cipt.editing.edit import edited, typed_tree
from cipt.editing.facts import as_list
from cipt.editing.files import FileChange
from cipt.evaluation.judgement import Judgement
from cipt.exchange.importing.broken import OPENED, told_as_broken
from cipt.exchange.importing.opening import bytes_of, office_parts
from cipt.exchange.importing.read_xlsx import reach
from cipt.exchange.importing.survey import survey
from cipt.exchange.workbook.changes import FieldChange, NewUpdate, NotTaken, ReadBack
from cipt.exchange.workbook.read_back import is_own, mark_in, read_back, written_from
from cipt.faults import CannotGoOn
from cipt.findings import Trouble
from cipt.loading.gather import NO_ORGANISATION, NO_TITLE
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.model.plan import Header
from cipt.sources.memory import MemoryTree

_FILES = {"action": "actions", "measure": "measures", "theme": "themes"}
_LISTS = {
    "officer": ("people.yaml", "officers"),
    "group": ("people.yaml", "groups"),
    "recommendation": ("recommendations.yaml", None),
}


def is_own_workbook(path: Path) -> bool:
    """Whether the file is a workbook that cipt wrote; False for whatever cannot be read as one.

    Raises CannotGoOn where it would unpack to more than a plan needs.
    """
    data = bytes_of(path)
    if not data.startswith(b"PK") or "xl/workbook.xml" not in office_parts(path, data):
        return False
    try:
        with told_as_broken(path, OPENED):
            # Read line by line, so that of the sheets only the marked one is.
            mark = mark_in(load_workbook(io.BytesIO(data), read_only=True, keep_links=False))
    except CannotGoOn:
        return False
    return is_own(mark)


def read_own(path: Path, judgement: Judgement) -> ReadBack:
    """What was changed in the workbook since cipt wrote it.

    Raises CannotGoOn for a broken one, and for one of another plan: both may have an action 1.1.1.
    """
    data = bytes_of(path)
    survey(path, data)
    with told_as_broken(path, OPENED):
        book = load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        reach(sheet)
    _refuse_another_plan(path, written_from(book), judgement.plan.header)
    return read_back(book, judgement)


def _refuse_another_plan(path: Path, written: tuple[str, str], header: Header) -> None:
    title, organisation = written
    unknown = ("", NO_TITLE, NO_ORGANISATION)
    # A plan may be called anew; where neither its name nor its council is the same, it is another.
    if not (
        title in (*unknown, header.title)
        or organisation in (*unknown, header.organisation)
        or header.title == NO_TITLE
    ):
        raise CannotGoOn(
            f"{path} was written from another plan: {title} ({organisation})",
            "Name the plan that it was written from: --into DIR",
        )


def own_changes(
    found: ReadBack, loaded: Loaded, today: date
) -> tuple[dict[str, FileChange], tuple[NotTaken, ...]]:
    """The files that the changed cells change, and the cells that would leave a fault in one.

    Raises CannotGoOn where a file cannot be edited.
    """
    changes = _changes(found.changes, found.updates, loaded, today)
    if not any(_fault(path, change) for path, change in changes.items()):
        return changes, ()
    good: list[FieldChange] = []
    not_taken: list[NotTaken] = []
    for cell in found.changes:
        alone = _changes([cell], (), loaded, today)
        fault = next(filter(None, (_fault(path, change) for path, change in alone.items())), None)
        if fault is None:
            good.append(cell)
        else:
            text = cell.value if isinstance(cell.value, str) else ""
            not_taken.append(NotTaken(cell.cell, text, f"would leave a fault: {fault}"))
    return _changes(good, found.updates, loaded, today), tuple(not_taken)


def _fault(path: str, change: FileChange) -> str | None:
    """What would be wrong with a file after the change, and is not before it."""
    before = {(one.rule, one.message) for one in _troubles(path, change.before)}
    after = _troubles(path, change.after)
    return next((one.message for one in after if (one.rule, one.message) not in before), None)


def _troubles(path: str, data: bytes | None) -> tuple[Trouble, ...]:
    found = load_plan(MemoryTree({path: data})).troubles if data is not None else ()
    return tuple(one for one in found if one.path == path)


def _changes(
    cells: Iterable[FieldChange], updates: Iterable[NewUpdate], loaded: Loaded, today: date
) -> dict[str, FileChange]:
    trees: dict[str, Any] = {}
    for change in cells:
        _, entry = _entry_of(change.kind, change.id, loaded, trees)
        _put(entry, change)
    for update in updates:
        _, entry = _entry_of("action", update.id, loaded, trees)
        _add_update(entry, update, today)
    return {
        path: FileChange(data, after)
        for path, tree in trees.items()
        if (after := edited(path, (data := loaded.files[path].data), tree)) != data
    }


def _entry_of(
    kind: str, identity: str, loaded: Loaded, trees: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The file of a record, and the group of keys that the record is in its tree."""
    if kind in _FILES:
        path = next(
            one
            for one in loaded.files
            if one.startswith(f"{_FILES[kind]}/")
            and one.rpartition("/")[2].rpartition(".")[0] == identity
        )
        return path, _tree(path, loaded, trees)
    if kind not in _LISTS:
        raise CannotGoOn(
            f"a changed {kind} cannot be taken in", "Change it in the plan's own file instead"
        )
    path, key = _LISTS[kind]
    tree = _tree(path, loaded, trees)
    entries = tree if key is None else tree[key]
    return path, next(one for one in entries if one.get("id") == identity)


def _tree(path: str, loaded: Loaded, trees: dict[str, Any]) -> Any:
    if path not in trees:
        trees[path] = typed_tree(path, loaded.files[path].data)
    return trees[path]


def _put(entry: Any, change: FieldChange) -> None:
    """Puts the value where the change says, or takes the key out."""
    *way, last = change.at
    for step in way:
        entry = entry[step] if isinstance(step, str) else as_list(entry)[step]
    value = change.value
    if value is None:
        entry.pop(last, None)
    elif last == "completed" and len(value) == 1 and not isinstance(entry.get(last), list):
        # The only completion stands by itself in the file.
        entry[last] = value[0]
    else:
        entry[last] = _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _add_update(entry: dict[str, Any], update: NewUpdate, today: date) -> None:
    values = {"date": today.isoformat(), **update.values}
    entry["updates"] = [*as_list(entry.get("updates")), values]
