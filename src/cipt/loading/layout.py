"""Which file of a plan folder holds what; DESIGN of the plan folder, as a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cipt.model.action import Action
from cipt.model.base import ID_PATTERN, Record, is_id
from cipt.model.committee import Committee
from cipt.model.plan import PUBLISHED_IN, Header, Inspection, Workstream
from cipt.model.records import (
    Area,
    Event,
    Group,
    Measure,
    Meeting,
    Officer,
    Recommendation,
    Section,
    Theme,
    Waiver,
)


class Entries(NamedTuple):
    """A list of a file in which one broken entry costs no more than itself.

    `key` is where the list stands, None where it is the whole file.
    """

    key: str | None
    record: type[Record]
    kind: str


class FileKind(NamedTuple):
    """What a file holds: one record, whose id is the file's name or nothing, or lists of them."""

    name: str
    kind: str
    record: type[Record] | None = None
    named_by_file: bool = False
    lists: tuple[Entries, ...] = ()


PLAN = FileKind(
    "plan",
    "plan",
    Header,
    lists=(
        Entries("inspections", Inspection, "inspection"),
        Entries("workstreams", Workstream, "workstream"),
    ),
)
PEOPLE = FileKind(
    "people",
    "people",
    lists=(Entries("officers", Officer, "officer"), Entries("groups", Group, "group")),
)
RECOMMENDATIONS = FileKind(
    "recommendations",
    "recommendations",
    lists=(Entries(None, Recommendation, "recommendation"),),
)
MEETINGS = FileKind(
    "meetings",
    "meetings",
    lists=(Entries("meetings", Meeting, "meeting"), Entries("events", Event, "event")),
)
WAIVERS = FileKind("waivers", "waivers", lists=(Entries(None, Waiver, "waiver"),))
THEME = FileKind(
    "theme",
    "theme",
    Theme,
    named_by_file=True,
    lists=(Entries("areas", Area, "area"), Entries("sections", Section, "section")),
)
ACTION = FileKind("action", "action", Action, named_by_file=True)
MEASURE = FileKind("measure", "measure", Measure, named_by_file=True)

COMMITTEE = FileKind("committee", "committee", Committee, named_by_file=True)

FILE_KINDS = (PLAN, PEOPLE, RECOMMENDATIONS, THEME, ACTION, MEASURE, MEETINGS, WAIVERS, COMMITTEE)

_AT_THE_TOP = {kind.name: kind for kind in (PLAN, PEOPLE, RECOMMENDATIONS, MEETINGS, WAIVERS)}
_IN_FOLDERS = {"themes": THEME, "actions": ACTION, "measures": MEASURE}
_NOT_READ = frozenset({"inbox", "templates"})
_PAPERS = "reports"
"""Forms of committee papers lie at its top; papers and what they stand on lie beside and below."""

_WELCOME = frozenset({"readme", "licence", "license", "codeowners"})
_WELCOME_NAMES = frozenset(f"{name}.yaml" for name in _WELCOME)
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})
_EVERY_KIND = tuple(
    name for kind in FILE_KINDS for name in (kind.kind, *(each.kind for each in kind.lists))
)
ENDINGS = (".yaml", ".yml")
_TYPED_IN = frozenset({"", ".txt", *ENDINGS})
"""Endings of files that a record may have been typed into."""

_NAMED = re.compile(rf"{ID_PATTERN}\.yaml", re.ASCII)
_ENDING = re.compile(r"\.[A-Za-z]\w{0,4}~?", re.ASCII)
"""How files of other kinds end, as `.txt` does: the last part of 1.10.2 is no ending."""


class Stray(NamedTuple):
    """A file where none is looked for; `why` reads on from its name, `hint` says what to do.

    `kinds` are those of the records that it may hold; `id` is theirs, where the name tells it.
    """

    why: str
    hint: str | None
    kinds: tuple[str, ...]
    id: str | None = None


def file_kind(path: str) -> FileKind | Stray | None:
    """What the file at `path` holds; a Stray that would go unread; None for one of no concern."""
    folder, _, name = path.rpartition("/")
    home = _HOMES[folder]
    # Of nearly every file of a large plan that is all there is to say.
    if home and _NAMED.fullmatch(name) and name.lower() not in _WELCOME_NAMES:
        return home
    folders = folder.split("/") if folder else []
    stem, ending = split_name(name)
    if (folders and folders[0] in _NOT_READ) or _is_welcome(name):
        return None
    if not folders:
        return _at_the_top(stem, ending)
    if folders[0] == _PAPERS:
        return _form(folders, stem, ending)
    kind = _IN_FOLDERS.get(folders[0])
    return (
        _elsewhere(folders[0], stem, ending)
        if kind is None
        else _in_folder(kind, folders, stem, ending)
    )


class _Homes(dict[str, "FileKind | None"]):
    """What is at home in a folder, by its path; None where nothing is, or where it depends."""

    def __missing__(self, folder: str) -> FileKind | None:
        first, *below = folder.split("/")
        kind = _IN_FOLDERS.get(first)
        self[folder] = kind if len(below) <= (1 if kind is ACTION else 0) else None
        return self[folder]


_HOMES = _Homes()


def is_published(path: str) -> bool:
    """Whether a file of the plan folder is a published position."""
    return path.startswith(f"{PUBLISHED_IN}/") and path.endswith(".json")


def is_of_no_concern(path: str) -> bool:
    """Whether nothing at `path`, be it a file or a folder, would be read or missed."""
    first, *below = path.split("/")
    ending = split_name(path)[1].lower()
    if first == _PAPERS:
        return len(below) != 1 or ending not in ENDINGS
    if first in _NOT_READ or _is_welcome(path.rpartition("/")[2]):
        return True
    return not below and ending != "" and ending not in ENDINGS


def kinds_below(path: str) -> tuple[str, ...]:
    """The kinds of record that files below the folder `path` may hold."""
    kind = _IN_FOLDERS.get(path.partition("/")[0])
    if kind:
        return (kind.kind, *(entries.kind for entries in kind.lists))
    return _EVERY_KIND


def split_name(name: str) -> tuple[str, str]:
    """The name of a file without its ending, and the ending with its dot."""
    for ending in ENDINGS:
        if name.endswith(ending):
            return name.removesuffix(ending), ending
    stem, dot, last = name.rpartition(".")
    return (stem, dot + last) if stem and _ENDING.fullmatch(dot + last) else (name, "")


def _is_welcome(name: str) -> bool:
    return split_name(name)[0].lower() in _WELCOME or name.lower() in _LEFT_BY_WINDOWS


def _at_the_top(stem: str, ending: str) -> FileKind | Stray | None:
    if ending in ENDINGS and stem in _AT_THE_TOP:
        return _AT_THE_TOP[stem]
    lower = stem.lower()
    if not ending and lower in _IN_FOLDERS:
        # Where links are not known, a link to a folder is checked out as a file.
        hint = f"Put the folder {lower} in its place"
        return Stray("is a file where a folder belongs", hint, kinds_below(lower))
    if ending.lower() not in ENDINGS:
        return None
    if lower in _AT_THE_TOP:
        kinds = tuple(entries.kind for entries in _AT_THE_TOP[lower].lists)
        return Stray("is not read under this name", f"Name it {lower}.yaml", kinds)
    why = "is not read: the plan has no such file"
    return _homeless(why, stem, tuple(_IN_FOLDERS))


def _form(folders: list[str], stem: str, ending: str) -> FileKind | Stray | None:
    """The form of a committee's paper, which lies at the top of its folder."""
    if len(folders) > 1 or ending not in ENDINGS:
        return None
    if not is_id(stem):
        hint = "Use letters a to z, digits, dots, - and _ in the name, as in scrutiny.yaml"
        return Stray("has a name that cannot be an id", hint, (COMMITTEE.kind,))
    return COMMITTEE


def _in_folder(kind: FileKind, folders: list[str], stem: str, ending: str) -> FileKind | Stray:
    meant, _ = split_name(stem)
    identity = meant if is_id(meant) else None
    if ending not in ENDINGS:
        why = "is not read: its name does not end in .yaml"
        if ending.lower() not in _TYPED_IN:
            return Stray(why, f"Move it out of {folders[0]}/, to reports/ or elsewhere", ())
        hint = f"Name it {meant}.yaml, or move it out of {folders[0]}/"
        return Stray(why, hint, (kind.kind,), identity)
    if len(folders) > (2 if kind is ACTION else 1):
        why, hint = "lies too deep in its folder", f"Move it to {folders[0]}/"
        return Stray(why, hint, (kind.kind,), identity)
    if not is_id(stem):
        hint = "Use letters a to z, digits, dots, - and _ in the name, as in 1.10.2.yaml"
        return Stray("has a name that cannot be an id", hint, (kind.kind,))
    return kind


def _elsewhere(folder: str, stem: str, ending: str) -> Stray | None:
    if ending.lower() not in ENDINGS:
        return None
    lower = folder.lower()
    near = [name for name in _IN_FOLDERS if name in (lower, f"{lower}s")]
    return _homeless("is not read: the plan has no such folder", stem, near or tuple(_IN_FOLDERS))


def _homeless(why: str, stem: str, folders: Sequence[str]) -> Stray:
    """A file that may be meant for any of the `folders`."""
    homes = [f"{folder}/" for folder in sorted(folders)]
    hint = (
        f"Move it to {', '.join(homes[:-1])} or {homes[-1]}"
        if homes[1:]
        else f"Move it to {homes[0]}"
    )
    kinds = tuple(_IN_FOLDERS[folder].kind for folder in folders)
    return Stray(why, hint, kinds, stem if is_id(stem) else None)
