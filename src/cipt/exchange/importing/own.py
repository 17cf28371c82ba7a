"""A workbook that `cipt export` wrote, taken back: each changed cell changes its one field."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from cipt.editing.edit import edited, typed_tree
from cipt.editing.files import FileChange
from cipt.evaluation.judgement import Judgement
from cipt.exchange.importing.opening import UNREADABLE, broken, bytes_of, office_parts
from cipt.exchange.importing.read_xlsx import reach
from cipt.exchange.importing.survey import survey
from cipt.exchange.workbook.changes import FieldChange, NewUpdate, ReadBack
from cipt.exchange.workbook.read_back import is_own, read_back
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded

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
        return is_own(load_workbook(io.BytesIO(data), read_only=True, keep_links=False))
    except (MemoryError, *UNREADABLE):
        return False


def read_own(path: Path, judgement: Judgement) -> ReadBack:
    """What was changed in the workbook since cipt wrote it. Raises CannotGoOn for a broken one."""
    data = bytes_of(path)
    survey(path, data)
    try:
        book = load_workbook(io.BytesIO(data), data_only=True)
        for sheet in book.worksheets:
            reach(sheet)
    except (MemoryError, *UNREADABLE):
        raise broken(path) from None
    return read_back(book, judgement)


def own_changes(found: ReadBack, loaded: Loaded, today: date) -> dict[str, FileChange]:
    """The files that the changed cells change. Raises CannotGoOn where one cannot be edited."""
    trees: dict[str, Any] = {}
    for change in found.changes:
        path, entry = _entry_of(change.kind, change.id, loaded, trees)
        _put(entry, change)
        trees[path] = trees[path]
    for update in found.updates:
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
        entry = entry[step] if isinstance(step, str) else _listed(entry)[step]
    value = change.value
    if value is None:
        entry.pop(last, None)
    else:
        entry[last] = _plain(value)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def _add_update(entry: dict[str, Any], update: NewUpdate, today: date) -> None:
    values = {"date": today.isoformat(), **update.values}
    entry["updates"] = [*entry.get("updates", []), values]
