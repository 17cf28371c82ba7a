"""What loading has gathered so far, and how it becomes a plan: sorted, with every loss named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from operator import itemgetter
from typing import Any, TypeVar, cast

from cipt.findings import Trouble
from cipt.loading.layout import (
    ACTION,
    ENDINGS,
    PLAN,
    THEME,
    Entries,
    FileKind,
    Stray,
    file_kind,
    is_of_no_concern,
    kinds_below,
    split_name,
)
from cipt.loading.loaded import Loaded, Lost, Place, PlanFile
from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.model.base import Record, is_device, names_a_device
from cipt.model.committee import Committee
from cipt.model.order import NaturalKey, natural
from cipt.model.plan import Header, Plan
from cipt.model.records import (
    Event,
    Group,
    Measure,
    Meeting,
    Officer,
    Recommendation,
    Theme,
    Waiver,
)
from cipt.sources.locate import HEADER

NO_TITLE = "(without a title)"
NO_ORGANISATION = "(not stated)"

_LAST = 10**9
_SHOWN = 40
_CLEAR_THE_WAY = (
    "Put a plain file that you can open in its place, or move it out of the plan folder"
)

_ANOTHER_FOLDER = "Give the folder another name: it may be any"

Placed = tuple[Record, Place]
RecordT = TypeVar("RecordT", bound=Record)


class Gathered:
    """Records with their places, troubles and losses, while the files are being read."""

    def __init__(self) -> None:
        self.files: dict[str, PlanFile] = {}
        self.records: defaultdict[str, list[Placed]] = defaultdict(list)
        self.troubles: list[Trouble] = []
        self.lost: list[Lost] = []
        self.incomplete: set[str] = set()
        self.later_format = 0
        self.published: dict[str, bytes] = {}

    def add(self, kind: str, record: Record, place: Place) -> None:
        """Keeps a record that could be read."""
        self.records[kind].append((record, place))

    def lose(self, kind: FileKind, identity: str | None, path: str, message: str) -> None:
        """Names a file of which nothing could be read."""
        self.lost.append(Lost(kind.kind, identity, path, message))
        for entries in kind.lists:
            self.incomplete.add(entries.kind)

    def lose_list(self, entries: Entries, path: str, message: str) -> None:
        """Names a list of which nothing could be read."""
        self.lost.append(Lost(entries.kind, None, path, message))
        self.incomplete.add(entries.kind)

    def cannot_read(self, path: str, why: str) -> None:
        """Names a file or folder that cannot be opened, unless nothing in it would be read."""
        if is_of_no_concern(path):
            return
        name = path.rpartition("/")[2]
        message = f"{shortened(name) or 'the plan folder'} {why}"
        path = path or HEADER
        self.troubles.append(Trouble("unreadable-yaml", path, 1, None, message, _CLEAR_THE_WAY))
        kind = file_kind(path)
        if isinstance(kind, FileKind):
            stem, _ = split_name(name)
            self.lose(kind, stem if kind.named_by_file else None, path, message)
        else:
            self.lost.append(Lost("file", None, path, message))
            self.incomplete.update(kinds_below(path))

    def stray(self, path: str, stray: Stray) -> None:
        """Names a file that lies where none is looked for, and the records that it may hold."""
        message = f"{shortened(path.rpartition('/')[2])} {stray.why}"
        self.troubles.append(Trouble("misplaced-file", path, 1, None, message, stray.hint))
        if stray.id is None:
            self.lost.append(Lost("file", None, path, message))
            self.incomplete.update(stray.kinds)
        else:
            self.lost.extend(Lost(kind, stray.id, path, message) for kind in stray.kinds)
            self.incomplete.update({"area"} if "theme" in stray.kinds else ())

    def clashes(self, paths: Sequence[str]) -> None:
        """Names files whose names differ only in case, or in .yml for .yaml."""
        lowered = [*map(str.lower, paths)]
        if len({*lowered}) == len(paths) and ".yml" not in "\n".join(lowered):
            return
        seen: dict[str, str] = {}
        for path, lower in zip(paths, lowered, strict=True):
            if not lower.endswith(ENDINGS):
                continue
            first = seen.setdefault(lower.removesuffix(".yml").removesuffix(".yaml"), path)
            if first is not path and isinstance(file_kind(path), FileKind):
                other = shortened(first if len(first) <= _SHOWN else first.rpartition("/")[2])
                message = f"the file's name differs only in case or ending from {other}"
                hint = "Keep one of them: on some computers the second overwrites the first"
                self.troubles.append(
                    Trouble("file-name-clash", path, 1, None, message, hint, costs=False)
                )

    def reserved(self, paths: Sequence[str]) -> None:
        """Names files that Windows cannot hold, or that lie in a folder which it cannot."""
        if not names_a_device(paths):
            return
        for path in paths:
            parts = path.split("/")
            name = next((part for part in parts if is_device(part)), None)
            kind = file_kind(path)
            if name is None or not isinstance(kind, FileKind):
                continue
            message = (
                f"on Windows nothing can be named {shortened(name)}, so the plan cannot go there"
            )
            self.troubles.append(
                Trouble(
                    "file-name-reserved",
                    path,
                    1,
                    None,
                    message,
                    _another_name(name, kind) if name == parts[-1] else _ANOTHER_FOLDER,
                    costs=False,
                )
            )

    def no_plan_file(self) -> None:
        """Names the lack of plan.yaml."""
        message = f"{HEADER} is missing: it gives the plan its title and organisation"
        hint = f"Add {HEADER} with the lines `title: …` and `organisation: …`"
        self.troubles.append(Trouble("missing-key", HEADER, 1, None, message, hint))
        self.lose(PLAN, None, HEADER, message)

    def loaded(self) -> Loaded:
        """Everything gathered, in the plan's order."""
        self._sort()
        header = self._all(Header, "plan")
        plan = Plan(
            header=header[0] if header else _nameless(),
            officers=self._all(Officer, "officer"),
            groups=self._all(Group, "group"),
            recommendations=self._all(Recommendation, "recommendation"),
            themes=self._all(Theme, "theme"),
            actions=self._all(Action, "action"),
            measures=self._all(Measure, "measure"),
            meetings=self._all(Meeting, "meeting"),
            events=self._all(Event, "event"),
            waivers=self._all(Waiver, "waiver"),
            committees=self._all(Committee, "committee"),
        )
        places = {
            kind: tuple(place for _, place in placed) for kind, placed in self.records.items()
        }
        return Loaded(
            plan,
            self.files,
            places,
            tuple(sorted(self.troubles, key=lambda one: (natural(one.path), one.line))),
            tuple(sorted(self.lost, key=lambda one: (natural(one.path), natural(one.id or "")))),
            frozenset(self.incomplete),
            self.published,
        )

    def _all(self, record_type: type[RecordT], kind: str) -> tuple[RecordT, ...]:
        return tuple(record for record, _ in self.records[kind] if isinstance(record, record_type))

    def _sort(self) -> None:
        for kind in ("officer", "group", "recommendation", "measure", "committee"):
            self.records[kind].sort(key=_id_key)
        themes = self.records["theme"]
        themes.sort(key=lambda placed: _theme_key(cast(Theme, placed[0])))
        order = {cast(Theme, record).id: place for place, (record, _) in enumerate(themes)}
        theme_of = {
            area.id: order[theme.id]
            for theme in (cast(Theme, record) for record, _ in reversed(themes))
            for area in theme.areas
        }
        by_theme: defaultdict[int, list[tuple[NaturalKey, Placed]]] = defaultdict(list)
        for placed in self.records["action"]:
            action: Any = placed[0]
            place = theme_of.get(action.area, _LAST)
            by_theme[place].append((natural(action.id), placed))
        self.records["action"] = [
            placed
            for theme in sorted(by_theme)
            for _, placed in sorted(by_theme[theme], key=itemgetter(0))
        ]
        path_order = {place.path: number for number, (_, place) in enumerate(themes)}
        self.records["area"].sort(key=lambda placed: path_order.get(placed[1].path, _LAST))


def _id_key(placed: Placed) -> NaturalKey:
    record: Any = placed[0]
    return natural(record.id)


def _theme_key(theme: Theme) -> tuple[int, NaturalKey]:
    return (_LAST if theme.order is None else theme.order, natural(theme.id))


def _nameless() -> Header:
    return Header(title=NO_TITLE, organisation=NO_ORGANISATION)


def _another_name(name: str, kind: FileKind) -> str:
    stem, ending = split_name(name)
    first, dot, rest = stem.partition(".")
    printed = ", and write the printed one under `number`" if kind in (ACTION, THEME) else ""
    return f"Name it {first}-1{dot}{rest}{ending}, also where its id is named{printed}"
