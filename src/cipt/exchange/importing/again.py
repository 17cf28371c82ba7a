"""A document imported once more: what it says anew goes into the plan, and nothing else changes.

A plan lives on after its first import, so what the document lacks stays in the plan, and what was
added there by hand stays as well. What has gone from the document is named and not deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cipt.editing.edit import edited, typed_tree
from cipt.editing.files import FileChange
from cipt.evaluation.english import counted, listed, verb
from cipt.exchange.importing.plan_folder import file_of, filled
from cipt.loading.loaded import Loaded
from cipt.model.order import natural

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Again:
    """The files that change, the ids of actions and measures that the document lacks, and those
    of the actions whose first due date it has otherwise.
    """

    changes: Mapping[str, FileChange]
    gone: tuple[str, ...]
    redated: tuple[str, ...]


def spellings(loaded: Loaded) -> dict[str, str]:
    """The id of everybody in the plan by each way of writing them."""
    plan = loaded.plan
    found = {}
    for officer in plan.officers:
        for text in (officer.post, *officer.aliases, *([officer.name] if officer.name else [])):
            found[text] = officer.id
    for group in plan.groups:
        also = group.note.removeprefix("Also written: ").split("; ") if group.note else []
        found.update(dict.fromkeys([group.title, *also], group.id))
    return found


def imported_again(trees: Mapping[str, Any], loaded: Loaded) -> Again:
    """What the draft changes in the plan. Raises CannotGoOn where a file cannot be edited."""
    paths = _by_record(loaded)
    changes: dict[str, FileChange] = {}
    redated: list[str] = []
    for path, new in trees.items():
        if path == "plan.yaml" or not filled(new):
            continue
        old_path = paths.get(_record_of(path), path if path in loaded.files else "")
        if not old_path:
            changes[path] = FileChange(None, file_of(path, new))
            continue
        data = loaded.files[old_path].data
        old = typed_tree(old_path, data)
        if path.startswith("actions/") and _is_redated(old, new):
            redated.append(_record_of(path).partition("/")[2])
        after = edited(old_path, data, _merged(path, old, filled(new)))
        if after != data:
            changes[old_path] = FileChange(data, after)
    told = {_record_of(path) for path in trees}
    imported = ("actions/", "measures/")
    gone = sorted(
        key.partition("/")[2]
        for key, path in paths.items()
        if key.startswith(imported) and key not in told and _was_imported(loaded, path)
    )
    return Again(changes, tuple(gone), tuple(sorted(redated, key=natural)))


def _is_redated(old: Any, new: Tree) -> bool:
    """Whether an action that has a due date gets another one."""
    was = old.get("due") if isinstance(old, dict) else None
    return was is not None and new.get("due") not in (None, was)


def _was_imported(loaded: Loaded, path: str) -> bool:
    return b"\nsource:" in loaded.files[path].data


def _by_record(loaded: Loaded) -> dict[str, str]:
    """Where each action, measure and theme lies, whichever folder it was moved to."""
    return {
        _record_of(path): path
        for path in loaded.files
        if path.startswith(("actions/", "measures/", "themes/"))
    }


def _record_of(path: str) -> str:
    kind, _, rest = path.partition("/")
    return f"{kind}/{rest.rpartition('/')[2].rpartition('.')[0]}" if rest else path


def _merged(path: str, old: Any, new: Any) -> Any:
    if path == "people.yaml":
        return {
            **(old or {}),
            **{
                key: _by_id((old or {}).get(key, []), new[key], _person)
                for key in ("officers", "groups")
                if key in new
            },
        }
    if path == "recommendations.yaml":
        return _by_id(old or [], new, _overlaid)
    if path == "meetings.yaml":
        return {
            **(old or {}),
            "meetings": _appended((old or {}).get("meetings", []), new["meetings"]),
        }
    return _record(old or {}, new)


def _record(old: Tree, new: Tree) -> Tree:
    """A record with what the document says; keys that it does not have stay as they are."""
    result = dict(old)
    for key, value in new.items():
        merge = _MERGES.get(key)
        if merge is not None and key in old:
            result[key] = merge(old[key], value)
        else:
            result[key] = value
    return result


def _source(old: Any, new: Any) -> Any:
    """What is kept as printed follows the document; that a row has moved is no change."""
    if not isinstance(old, dict):
        return old
    kept = {key: value for key, value in old.items() if key != "cells"}
    return {**kept, **({"cells": new["cells"]} if "cells" in new else {})}


def _listed(old: Any, new: Any) -> Any:
    """A list as the document has it, with the links that were added in the plan."""
    if not isinstance(old, list):
        return new
    if all(one in old for one in new):
        return old
    return [*new, *(one for one in old if isinstance(one, dict) and one not in new)]


def _updates(old: Any, new: Any) -> Any:
    """The updates with those that say something new: another rating, or other words."""
    updates = [one for one in old or [] if isinstance(one, dict)]
    return [*(old or []), *(one for one in new if not _is_told(one, updates))]


def _is_told(new: Tree, updates: Sequence[Tree]) -> bool:
    ratings = [one["rag"] for one in updates if "rag" in one]
    same_rating = "rag" not in new or (bool(ratings) and ratings[-1] == new["rag"])
    if not same_rating:
        same_rating = any(
            one.get("rag") == new["rag"] and one.get("date") == new["date"] for one in updates
        )
    same_words = "note" not in new or any(one.get("note") == new["note"] for one in updates)
    return same_rating and same_words


def _readings(old: Any, new: Any) -> Any:
    known = {(one.get("date"), one.get("value")) for one in old if isinstance(one, dict)}
    dates = {date for date, _ in known}
    added = []
    for one in new:
        if (one["date"], one["value"]) in known:
            continue
        first = next((each["value"] for each in old if each.get("date") == one["date"]), None)
        restated = {"restated_from": first} if one["date"] in dates else {}
        added.append({**one, **restated})
    return [*old, *added]


def _appended(old: Any, new: Any) -> Any:
    """Entries with those that are not there yet; what was added to one by hand counts as it."""

    def there(one: Tree) -> bool:
        return any(isinstance(each, dict) and one.items() <= each.items() for each in old)

    return [*old, *(one for one in new if not there(one))]


def _steps(old: Any, new: Any) -> Any:
    """Milestones by their words: a date that differs is taken over, what was done stays."""
    by_title = {one["title"]: one["due"] for one in new}
    moved = [
        {**one, "due": by_title[one["title"]]} if one.get("title") in by_title else one
        for one in old
    ]
    titles = {one.get("title") for one in old}
    return [*moved, *(one for one in new if one["title"] not in titles)]


def _areas(old: Any, new: Any) -> Any:
    return _by_id(old, new, _overlaid)


def _by_id(old: Any, new: Any, merge: Callable[[Tree, Tree], Tree]) -> Any:
    """Two lists of records with ids: those of both merged, new ones at the end."""
    named = {one["id"]: one for one in new}
    merged = [merge(one, named[one["id"]]) if one.get("id") in named else one for one in old]
    there = {one.get("id") for one in old}
    return [*merged, *(one for one in new if one["id"] not in there)]


def _overlaid(old: Tree, new: Tree) -> Tree:
    return {**old, **new}


def _person(old: Tree, new: Tree) -> Tree:
    """Somebody of the plan: only further ways of writing them are added."""
    mine = [old.get("post"), *old.get("aliases", [])]
    more = [one for one in (new.get("post"), *new.get("aliases", [])) if one and one not in mine]
    if "post" not in old or not more:
        return old
    return {**old, "aliases": [*old.get("aliases", []), *more]}


_MERGES: dict[str, Callable[[Any, Any], Any]] = {
    "source": _source,
    "success": _listed,
    "assurance": _listed,
    "partners": _listed,
    "updates": _updates,
    "readings": _readings,
    "targets": _appended,
    "benchmarks": _appended,
    "revisions": _appended,
    "milestones": _steps,
    "areas": _areas,
    "sections": _appended,
    "order": lambda old, new: old,
    "roles": lambda old, new: old,
}


def settling_lines(again: Again) -> Iterator[str]:
    """What a person has to settle: first dates that differ, and what the document no longer has."""
    if again.redated:
        dates = counted(len(again.redated), "due date")
        yield (
            f"{dates} {verb(len(again.redated), 'differs', 'differ')} in the document, and `due` "
            f"now says what it says: {listed(again.redated)}. `due` is the first date, which stays "
            f"as it was: where a board agreed another, put `due` back and write: "
            f"cipt revise ID --due DATE --reason TEXT --agreed DATE --by BOARD"
        )
    for identity in again.gone:
        yield (
            f"{identity} is in the plan and no longer in the document; it stays. If the plan no "
            f"longer asks for it, write: cipt withdraw {identity} --reason …"
        )
