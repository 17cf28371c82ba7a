"""A year of an improvement plan, committed: what officers did to it, and a ledger of each deed.

`scripted_year(folder)` makes a git repository with a few hundred commits and returns the ledger.
Everything is invented but the ways in which a plan slips. It is the same on every machine, to the
last commit's id: no chance and no clock has a part in it.

Of each action at most one date moves in a month, so that what happened between two month ends is
what the ledger says of that month.
"""

import copy
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FIRST, LAST = date(2023, 4, 3), date(2024, 3, 31)
PLACE = "Children’s services/plan"
BOARD = "improvement-board"

OFFICERS = {
    "improvement-officer": "Improvement Officer",
    "performance-analyst": "Performance Analyst",
    "head-of-front-door": "Head of Service, Front Door",
    "programme-support": "Programme Support Officer",
    "assistant-director": "Assistant Director, Children in Care",
}

SLIPS = (
    "due_edited",
    "revision_rewritten",
    "revision_taken_back",
    "due_taken_out",
    "rights_given",
    "readded_later",
    "mended_later",
    "moved_and_edited",
    "edited_in_a_branch",
    "edited_in_a_merge",
    "mended_next_month",
    "readded_next_month",
)
"""Deeds by which a current due date moves without a board."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done to the plan.

    `id` is that of the action, measure, recommendation or officer it was done to, or "" for the
    plan. `honest` is whether it leaves the past and what was promised as they were, or says openly
    what it changes. `commit` is where it was done; `landed` the first-parent commit of main that
    brought it in, "" for what never got there; `day` is that one's day in London. `before` and
    `after` are the dates of a due date that moved, or the values of what else was altered.
    """

    kind: str
    id: str
    honest: bool
    author: str
    commit: str
    landed: str
    day: date
    before: object = None
    after: object = None

    @property
    def is_slip(self) -> bool:
        """Whether it moves a current due date that no board agreed to move."""
        return self.kind in SLIPS


@dataclass(frozen=True)
class Year:
    """The repository at `top`, with the plan in `plan`, and its ledger in the order of deeds."""

    top: Path
    plan: Path
    deeds: tuple[Deed, ...]

    def of(self, *kinds: str) -> list[Deed]:
        """The deeds of these kinds."""
        return [deed for deed in self.deeds if deed.kind in kinds]

    def within(self, since: date, until: date) -> list[Deed]:
        """The deeds that main got after one day and up to another."""
        return [deed for deed in self.deeds if deed.landed and since < deed.day <= until]

    @property
    def month_ends(self) -> list[date]:
        """The last days of the year's months."""
        return [_month_end(number) for number in range(1, 13)]


def scripted_year(folder: Path) -> Year:
    """Makes the repository in an empty folder."""
    script = _Script()
    script.play()
    ids = script.repository.write(folder)
    deeds = [
        replace(deed, commit=ids[deed.commit], landed=ids.get(deed.landed, ""))
        for deed in script.deeds
    ]
    return Year(folder, folder / PLACE, tuple(deeds))


# --- the repository -----------------------------------------------------------------------------


class _Repository:
    """Commits in the form in which `git fast-import` reads them."""

    def __init__(self) -> None:
        self._stream: list[bytes] = []
        self._marks = 0
        self.heads: dict[str, str] = {}
        self.files: dict[str, dict[str, str]] = {}
        self.days: dict[str, date] = {}

    def branch(self, name: str) -> None:
        """Begins a branch where main stands."""
        self.heads[name] = self.heads["main"]
        self.files[name] = dict(self.files["main"])

    def commit(
        self,
        branch: str,
        files: dict[str, str],
        author: str,
        when: datetime,
        subject: str,
        merged: str | None = None,
    ) -> str:
        """Commits what the plan holds then; `merged` is a branch whose commits come in with it."""
        self._marks += 1
        mark = f":{self._marks}"
        who = f"{OFFICERS[author]} <{author}@exampleshire.example> {_git_time(when)}"
        head = [
            f"commit refs/heads/{branch}",
            f"mark {mark}",
            f"author {who}",
            f"committer {who}",
        ]
        self._lines(head)
        self._data(subject)
        if branch in self.heads:
            self._lines([f"from {self.heads[branch]}"])
        if merged:
            self._lines([f"merge {self.heads[merged]}"])
        before = self.files.get(branch, {})
        for path in sorted({*before, *files}):
            if path not in files:
                self._lines([f"D {path}"])
            elif before.get(path) != files[path]:
                self._lines([f"M 100644 inline {path}"])
                self._data(files[path])
        self.heads[branch], self.files[branch] = mark, dict(files)
        self.days[mark] = when.astimezone(LONDON).date()
        return mark

    def write(self, folder: Path) -> dict[str, str]:
        """Makes the repository, with main checked out; the ids of commits by their marks."""
        folder.mkdir(parents=True, exist_ok=True)
        _git(folder, "init", "--quiet", "--initial-branch=main")
        marks = folder / ".git" / "marks"
        _git(
            folder,
            "fast-import",
            "--quiet",
            f"--export-marks={marks}",
            stdin=b"".join(self._stream) + b"done\n",
        )
        _git(folder, "checkout", "--quiet", "--force", "main")
        for branch in self.heads:
            if branch != "main":
                _git(folder, "branch", "--quiet", "-D", branch)
        return dict(line.split() for line in marks.read_text(encoding="ascii").splitlines())

    def _lines(self, lines: Iterable[str]) -> None:
        self._stream.append("".join(f"{line}\n" for line in lines).encode())

    def _data(self, text: str) -> None:
        data = text.encode()
        self._stream.append(b"data %d\n%s\n" % (len(data), data))


def _git_time(when: datetime) -> str:
    return f"{int(when.timestamp())} {when.strftime('%z')}"


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=stdin, check=True, timeout=120)


# --- the plan -----------------------------------------------------------------------------------


@dataclass
class _Action:
    id: str
    title: str
    area: str
    responsible: str
    due: date | None
    folder: str
    added: date | None = None
    revisions: list[dict[str, object]] = field(default_factory=list)
    milestones: list[dict[str, object]] = field(default_factory=list)
    success: list[object] = field(default_factory=list)
    started: date | None = None
    updates: list[dict[str, object]] = field(default_factory=list)
    evidence: list[dict[str, object]] = field(default_factory=list)
    completed: list[date] = field(default_factory=list)
    signed_off: list[dict[str, object]] = field(default_factory=list)
    reopened: list[dict[str, object]] = field(default_factory=list)
    withdrawn: dict[str, object] | None = None
    priority: str | None = None

    @property
    def path(self) -> str:
        return f"actions/{self.folder}/{self.id}.yaml"

    def text(self) -> str:
        values = {name: value for name, value in vars(self).items() if name not in ("id", "folder")}
        return _yaml(values)


@dataclass
class _Plan:
    header: dict[str, object]
    groups: list[dict[str, object]]
    recommendations: list[dict[str, object]]
    actions: dict[str, _Action]
    measures: dict[str, dict[str, object]]
    waivers: list[dict[str, object]]
    broken: dict[str, str] = field(default_factory=dict)
    beside: dict[str, str] = field(default_factory=dict)

    def files(self) -> dict[str, str]:
        officers = [{"id": id, "post": post} for id, post in OFFICERS.items()]
        inside = {
            "plan.yaml": _yaml(self.header),
            "people.yaml": _yaml({"officers": officers, "groups": self.groups}),
            "recommendations.yaml": _yaml(self.recommendations),
            "waivers.yaml": _yaml(self.waivers) or "[]\n",
            **{f"themes/{theme}.yaml": _theme(theme) for theme in range(1, 5)},
            **{action.path: action.text() for action in self.actions.values()},
            **{f"measures/{id}.yaml": _yaml(record) for id, record in self.measures.items()},
            **self.broken,
        }
        return {**{f"{PLACE}/{path}": text for path, text in inside.items()}, **self.beside}


def _theme(number: int) -> str:
    areas = [
        {
            "id": f"{number}.{area}",
            "title": f"Area {number}.{area} for improvement",
            "recommendations": [f"R{(number * 3 + area) % 6 + 1}"],
        }
        for area in range(1, 4)
    ]
    record = {"title": f"Theme {number}", "order": number, "workstream": "a", "areas": areas}
    return _yaml(record)


def _yaml(value: object, indent: str = "") -> str:
    """A value in block form, empty ones left out."""
    lines = []
    if isinstance(value, dict):
        for key, one in value.items():
            if one is None or one in ([], {}):
                continue
            if isinstance(one, dict | list):
                lines.append(f"{indent}{key}:\n{_yaml(one, indent + '  ')}")
            else:
                lines.append(f"{indent}{key}: {_plain(one)}\n")
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict):
                inner = _yaml(one, indent + "  ")
                lines.append(f"{indent}- {inner[len(indent) + 2 :]}")
            else:
                lines.append(f"{indent}- {_plain(one)}\n")
    return "".join(lines)


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _first_plan() -> _Plan:
    verbs = ("Audit", "Train staff in", "Write the policy on", "Report each month on")
    subjects = ("plans", "visits", "supervision", "thresholds", "handovers", "recording")
    authors = list(OFFICERS)
    actions = {}
    for number in range(48):
        theme, area, place = number // 12 + 1, number // 4 % 3 + 1, number % 4 + 1
        id = f"{theme}.{area}.{place}"
        actions[id] = _Action(
            id,
            f"{verbs[number % 4]} {subjects[number // 4 % 6]}, part {number + 1}",
            f"{theme}.{area}",
            authors[number % len(authors)],
            None if number % 16 == 15 else _month_end(2 + number * 7 % 12),
            str(theme),
            milestones=[{"title": "Half way", "due": _month_end(1 + number * 7 % 12)}],
            success=["Audits grade more plans good", {"measure": f"m{number % 6 + 1}"}],
        )
    measures: dict[str, dict[str, object]] = {
        f"m{number}": {
            "title": f"Share of children seen in time, group {number}",
            "unit": "percent",
            "better": "higher",
            "owner": "performance-analyst",
            "frequency": "monthly",
            "baseline": {"date": date(2023, 3, 31), "value": 60},
            "targets": [{"date": _month_end(12), "value": 80 + number}],
            "readings": [],
        }
        for number in range(1, 7)
    }
    return _Plan(
        {
            "format": 1,
            "title": "Exampleshire children’s improvement plan",
            "organisation": "Exampleshire County Council",
            "starts": FIRST,
            "ends": date(2025, 3, 31),
            "workstreams": [{"id": "a", "title": "Practice", "sro": "assistant-director"}],
            "settings": {"stale_after_days": 42},
        },
        [
            {"id": BOARD, "title": "Improvement Board", "kind": "board", "signs_off": True},
            {"id": "operations-group", "title": "Operations Group", "kind": "team"},
        ],
        [{"id": f"R{number}", "title": f"Recommendation {number}"} for number in range(1, 8)],
        actions,
        measures,
        [{"rule": "no-lead", "subjects": ["1.1.1"], "reason": "The plan names no leads"}],
    )


def _month_end(number: int) -> date:
    """The last day of the year's month of this number, 1 for April 2023."""
    month = number + 3
    year, place = 2023 + (month // 12), month % 12 + 1
    return date(year, place, 1) - timedelta(days=1)


def _argument(word: str) -> int | str:
    return int(word) if word.isdecimal() else word


# --- the year -----------------------------------------------------------------------------------


class _Script:
    """What was done, month by month. `at` is the number of an action in the order of the plan."""

    def __init__(self) -> None:
        self.repository = _Repository()
        self.plan = _first_plan()
        self.ids = list(self.plan.actions)
        self.deeds: list[Deed] = []
        self.when = datetime(2023, 4, 3, 9, tzinfo=LONDON)
        self.turn = 0
        self.month = 0
        self.due_elsewhere: dict[str, _Action] = {}

    def play(self) -> None:
        self.plan.actions[self.ids[35]].priority = "high"
        self._commit("improvement-officer", "The plan as the board agreed it")
        for self.month in range(1, 13):
            if self.month > 1:
                first = _month_end(self.month - 1) + timedelta(days=1)
                self.when = datetime(first.year, first.month, 1, 9, tzinfo=LONDON)
            self._routine()
            self._board()
            for line in _OF_THE_MONTH[self.month].split(", "):
                deed, *words = line.split()
                getattr(self, f"_{deed}")(*map(_argument, words))
            assert self.when.date() <= _month_end(self.month), "the month has too many commits"

    # what happens every month

    def _routine(self) -> None:
        live = [one for one in self.plan.actions.values() if not one.withdrawn]
        live = [one for one in live if not one.completed and one.path not in self.plan.broken]
        for place in range(9):
            self._update(live[(self.month * 9 + place) % len(live)])
        self._update_in_a_branch(live[(self.month * 5 + 3) % len(live)])
        for number in (self.month % 6 + 1, (self.month + 2) % 6 + 1):
            if f"m{number}" in self.plan.measures:
                self._reading(f"m{number}")

    def _board(self) -> None:
        """What was asked for last month is agreed, or now and then refused; more is asked for."""
        for id in self.ids[:12]:
            waiting = [
                one
                for one in self.plan.actions[id].revisions
                if "agreed" not in one and "refused" not in one
            ]
            for revision in waiting:
                if self.month % 4 == 0:
                    self._refuse(id, revision)
                else:
                    self._agree(id, revision)
        self._ask((self.month - 1) % 12, 45)
        self._ask((self.month + 5) % 12, 30)

    # honest deeds

    def _update(self, action: _Action, author: str | None = None) -> str:
        author = author or self._author()
        action.updates.append(self._entry(author))
        return self._done("update", action.id, author, f"Update on {action.id}")

    def _entry(self, author: str, rag: str = "AMBER") -> dict[str, object]:
        day = self.when.date()
        note = f"Work goes on, as seen on {day.isoformat()}"
        return {"date": day, "rag": rag, "by": author, "note": note}

    def _update_in_a_branch(self, action: _Action) -> None:
        author = self._author()
        side = self._side()
        mine = side.actions[action.id]
        mine.updates.append(self._entry(author))
        mark = self._commit(author, f"Update on {action.id}", side)
        mine.evidence.append(
            {"date": self.when.date(), "kind": "audit", "title": f"Audit {self.month} of plans"}
        )
        evidence = self._commit(author, f"Evidence for {action.id}", side)
        self.plan.actions[action.id] = mine
        landed = self._merge("improvement-officer")
        self._deed("update", action.id, True, author, mark, landed)
        self._deed("evidence", action.id, True, author, evidence, landed)

    def _reading(self, id: str) -> None:
        readings = self.plan.measures[id]["readings"]
        assert isinstance(readings, list)
        readings.append(
            {
                "date": _month_end(self.month) - timedelta(days=45),
                "published": self.when.date(),
                "value": 60 + self.month + len(readings),
            }
        )
        self._done("reading", id, "performance-analyst", f"Reading of {id}")

    def _ask(self, at: int, days: int) -> None:
        action = self._at(at)
        due = self._current(action)
        if not due or action.withdrawn or action.completed:
            return
        action.revisions.append(
            {
                "asked": self.when.date(),
                "due": due + timedelta(days=days),
                "reason": "A post is vacant, and is advertised",
            }
        )
        self._done("asked", action.id, action.responsible, f"New date asked for {action.id}")

    def _agree(self, id: str, revision: dict[str, object]) -> None:
        before = self._current(self.plan.actions[id])
        revision.update(agreed=self.when.date(), by=BOARD, minute=f"{self.month}.2")
        after = revision["due"]
        self._done("agreed", id, "programme-support", "What the board agreed", before, after)

    def _agree_waiting(self, at: int) -> None:
        self._agree(self.ids[at], self._at(at).revisions[-1])

    def _refuse(self, id: str, revision: dict[str, object]) -> None:
        revision.update(refused=self.when.date(), by=BOARD, minute=f"{self.month}.3")
        self._done("refused", id, "programme-support", "What the board refused")

    def _complete(self, at: int) -> None:
        action = self._at(at)
        action.completed.append(self.when.date())
        action.evidence.append({"date": self.when.date(), "kind": "data", "title": "Figures"})
        self._done("completed", action.id, action.responsible, f"{action.id} is done")

    def _sign_off(self, at: int) -> None:
        action = self._at(at)
        action.signed_off.append({"date": self.when.date(), "by": BOARD, "minute": "4.1"})
        self._done("signed_off", action.id, "programme-support", f"{action.id} is signed off")

    def _reopen(self, at: int, reason: str | None = None) -> None:
        action = self._at(at)
        why = reason and reason.replace("_", " ")
        action.reopened.append({"date": self.when.date(), "by": BOARD, "reason": why})
        kind = "reopened" if reason else "reopened_without_reason"
        if reason:
            self._done(kind, action.id, "programme-support", "Reopened")
        else:
            self._foul(kind, action.id, "Reopened")

    def _withdraw(self, at: int) -> None:
        action = self._at(at)
        action.withdrawn = {"date": self.when.date(), "by": BOARD, "reason": "Merged with another"}
        self._done("withdrawn", action.id, "programme-support", f"{action.id} is withdrawn")

    def _give_first_date(self, at: int) -> None:
        action = self._at(at)
        action.due = _month_end(self.month + 5)
        self._done("first_date_given", action.id, action.responsible, "A date", None, action.due)

    def _add(self, id: str) -> None:
        area = id.rpartition(".")[0]
        action = _Action(
            id,
            f"Visit every school in area {area}",
            area,
            "improvement-officer",
            _month_end(self.month + 4),
            id[0],
        )
        action.added = self.when.date()
        action.success = ["Schools say so", {"measure": "m1"}]
        self.plan.actions[id] = action
        self._done("added", id, "improvement-officer", f"{id} joins the plan")

    def _move(self, at: int, folder: str) -> None:
        action = self._at(at)
        action.folder = folder.replace("_", " ")
        self._done("moved", action.id, "programme-support", f"Tidy the folders of {action.id}")

    def _change_officer(self, at: int) -> None:
        action = self._at(at)
        before, action.responsible = action.responsible, "head-of-front-door"
        self._done(
            "officer_changed",
            action.id,
            self._author(),
            "New post-holder",
            before,
            action.responsible,
        )

    def _restate(self, id: str) -> None:
        readings = self.plan.measures[id]["readings"]
        assert isinstance(readings, list)
        last = readings[-1]
        readings.append(
            {
                "date": last["date"],
                "published": self.when.date(),
                "value": last["value"] - 1,
                "restated_from": last["value"],
            }
        )
        self._done("restated", id, "performance-analyst", f"Restated figure for {id}")

    def _write_beside(self) -> None:
        self.plan.beside["Children’s services/README.md"] = "How we keep the plan\n"
        self._done("beside", "", "programme-support", "A page on how we keep the plan")

    def _mend_format(self, at: int) -> None:
        action = self._at(at)
        action.priority = None
        self._done("mended", action.id, "programme-support", "Drop a key that nobody reads")

    def _leave_conflict(self, at: int) -> None:
        """A conflict left in a file, and taken out again with nothing lost."""
        action = self._at(at)
        marked = f"<<<<<<< HEAD\n{action.text()}=======\n{action.text()}>>>>>>> update\n"
        self.plan.broken[action.path] = marked
        self._commit(self._author(), "Update")
        del self.plan.broken[action.path]
        self._done("mended", action.id, "improvement-officer", "Take the conflict out")

    def _far_away(self, at: int) -> None:
        """An update from another time zone, where it is still the month before."""
        there = datetime.combine(_month_end(self.month), datetime.min.time(), LONDON)
        self.when = (there + timedelta(hours=25, minutes=30)).astimezone(ZoneInfo("America/Lima"))
        self._update(self._at(at))
        self.when = there

    # slips

    def _edit_due(self, at: int) -> None:
        action = self._at(at)
        before, after = self._later(action)
        self._foul("due_edited", action.id, f"Update on {action.id}", before, after)

    def _edit_due_after_midnight(self, at: int) -> None:
        """At half past midnight in London, on the first of the next month, by its summer time."""
        last = _month_end(self.month)
        back, self.when = (
            self.when,
            datetime(last.year, last.month, last.day, 23, 30, tzinfo=ZoneInfo("UTC")),
        )
        self._edit_due(at)
        self.when = back

    def _rewrite_revision(self, at: int) -> None:
        action = self._at(at)
        before = action.revisions[-1]["due"]
        assert isinstance(before, date)
        after = action.revisions[-1]["due"] = before + timedelta(days=61)
        self._foul("revision_rewritten", action.id, "Typing error", before, after)

    def _take_back_revision(self, at: int) -> None:
        action = self._at(at)
        before = action.revisions.pop()["due"]
        self._foul("revision_taken_back", action.id, "Tidy up", before, action.due)

    def _take_due_out(self, at: int) -> None:
        action = self._at(at)
        before, action.due = action.due, None
        self._foul("due_taken_out", action.id, "Ongoing", before, None)

    def _agree_by_other(self, at: int) -> None:
        """A date agreed by a group that may not: it moves nothing."""
        action = self._at(at)
        assert action.due
        action.revisions.append(
            {
                "asked": self.when.date(),
                "due": action.due + timedelta(days=92),
                "reason": "More time is needed",
                "agreed": self.when.date(),
                "by": "operations-group",
            }
        )
        self._done("agreed_by_other", action.id, self._author(), "Agreed in the group")

    def _give_rights(self, at: int) -> None:
        """The group may agree dates now, and with that a date moves."""
        action = self._at(at)
        self.plan.groups[1]["signs_off"] = True
        mark = self._commit("programme-support", "Update the list of groups")
        self._deed("right_given", "operations-group", False, "programme-support", mark, mark)
        self._deed(
            "rights_given",
            action.id,
            False,
            "programme-support",
            mark,
            mark,
            action.due,
            action.revisions[-1]["due"],
        )

    def _move_and_edit(self, at: int) -> None:
        action = self._at(at)
        action.folder = "joint work"
        before, after = self._later(action)
        self._foul("moved_and_edited", action.id, "Tidy the folders", before, after)

    def _edit_due_in_a_branch(self, at: int) -> None:
        author = self._author()
        side = self._side()
        mine = side.actions[self.ids[at]]
        mine.updates.append(self._entry(author))
        before, after = self._later(mine)
        mark = self._commit(author, f"Update on {mine.id}", side)
        self.plan.actions[mine.id] = mine
        landed = self._merge("improvement-officer")
        self._deed("update", mine.id, True, author, mark, landed)
        self._deed("edited_in_a_branch", mine.id, False, author, mark, landed, before, after)

    def _edit_due_in_a_merge(self, at: int) -> None:
        """The pull request only brings an update; the merge itself moves the date."""
        author = self._author()
        side = self._side()
        mine = side.actions[self.ids[at]]
        mine.updates.append(self._entry(author))
        mark = self._commit(author, f"Update on {mine.id}", side)
        self.plan.actions[mine.id] = mine
        before, after = self._later(mine)
        landed = self._merge("assistant-director")
        self._deed("update", mine.id, True, author, mark, landed)
        self._deed(
            "edited_in_a_merge", mine.id, False, "assistant-director", landed, landed, before, after
        )

    def _remove(self, at: int) -> None:
        action = self.plan.actions.pop(self.ids[at])
        self.due_elsewhere[action.id] = action
        self._foul("removed", action.id, "Tidy up")

    def _readd(self, at: int, kind: str) -> None:
        action = self.due_elsewhere.pop(self.ids[at])
        before, after = self._later(action)
        self.plan.actions[action.id] = action
        self._foul(kind, action.id, "Add a missing action", before, after)

    def _break(self, at: int) -> None:
        action = self._at(at)
        self.plan.broken[action.path] = action.text().replace("title: ", "title:\t[", 1)
        self._done("broken", action.id, self._author(), f"Update on {action.id}")

    def _mend(self, at: int, kind: str) -> None:
        action = self._at(at)
        del self.plan.broken[action.path]
        before, after = self._later(action)
        self._foul(kind, action.id, "Mend the file", before, after)

    # other ways to look better

    def _edit_first_due(self, at: int) -> None:
        """The first date is edited beside a revision: the date in force stays, the slip shrinks."""
        action = self._at(at)
        before, after = self._later(action, 20)
        self._foul("first_due_edited", action.id, "Typing error", before, after)

    def _rewrite_update(self, at: int) -> None:
        action = self._at(at)
        action.updates.append(self._entry(action.responsible, "RED"))
        self._done("update", action.id, action.responsible, f"Update on {action.id}")
        action.updates[-1]["rag"] = "AMBER"
        self._foul("update_rewritten", action.id, "Typing error", "RED", "AMBER")

    def _remove_update(self, at: int) -> None:
        action = self._at(at)
        self._update(action)
        gone = action.updates.pop()
        self._foul("update_removed", action.id, "Tidy up", gone["date"])

    def _alter_completed(self, at: int) -> None:
        action = self._at(at)
        before = action.completed[-1]
        after = action.completed[-1] = before - timedelta(days=14)
        self._foul("completed_altered", action.id, "Typing error", before, after)

    def _remove_sign_off(self, at: int) -> None:
        action = self._at(at)
        gone = action.signed_off.pop()
        self._foul("sign_off_removed", action.id, "Tidy up", gone["date"])

    def _remove_evidence(self, at: int) -> None:
        action = self._at(at)
        action.evidence.append({"date": self.when.date(), "kind": "audit", "title": "Bad news"})
        self._done("evidence", action.id, self._author(), "Evidence")
        action.evidence.pop()
        self._foul("evidence_removed", action.id, "Tidy up")

    def _unlink_measure(self, at: int) -> None:
        action = self._at(at)
        gone = action.success.pop()
        self._foul("measure_unlinked", action.id, "Update", gone)

    def _remove_recommendation(self, id: str) -> None:
        listed = self.plan.recommendations
        self.plan.recommendations = [one for one in listed if one["id"] != id]
        self._foul("recommendation_removed", id, "Tidy up")

    def _remove_measure(self, id: str) -> None:
        del self.plan.measures[id]
        self._foul("measure_removed", id, "Tidy up")

    def _ease_target(self, id: str, key: str) -> None:
        targets = self.plan.measures[id]["targets"]
        assert isinstance(targets, list)
        before = targets[0][key]
        after = targets[0][key] = before - 10 if key == "value" else _month_end(18)
        self._foul("target_eased", id, "Update the target", before, after)

    def _rewrite_reading(self, id: str) -> None:
        readings = self.plan.measures[id]["readings"]
        assert isinstance(readings, list)
        before = readings[0]["value"]
        after = readings[0]["value"] = before + 9
        self._foul("reading_rewritten", id, "Typing error", before, after)

    def _move_milestone(self, at: int) -> None:
        action = self._at(at)
        before = action.milestones[0]["due"]
        assert isinstance(before, date)
        after = action.milestones[0]["due"] = before + timedelta(days=40)
        self._foul("milestone_moved", action.id, "Update", before, after)

    def _remove_milestone(self, at: int) -> None:
        action = self._at(at)
        gone = action.milestones.pop()
        self._foul("milestone_removed", action.id, "Update", gone["due"])

    def _reword(self, at: int) -> None:
        action = self._at(at)
        before, action.title = action.title, f"Consider how to {action.title.lower()}"
        self._foul("reworded", action.id, "Plain English", before, action.title)

    def _loosen_settings(self) -> None:
        self.plan.header["settings"] = {"stale_after_days": 90}
        self._foul("settings_loosened", "", "Settings", 42, 90)

    def _widen_waiver(self) -> None:
        self.plan.waivers[0]["subjects"] = ["1.1.1", "1.1.2", "1.1.3"]
        self._foul("waiver_widened", "no-lead", "Waivers")

    def _change_scheme(self) -> None:
        self.plan.header["scheme"] = "delivery"
        self._foul("scheme_changed", "", "Settings", None, "delivery")

    def _backdate_entry(self, at: int) -> None:
        action = self._at(at)
        entry = self._entry("performance-analyst")
        entry["date"] = self.when.date() - timedelta(days=80)
        action.updates.append(entry)
        self._foul("entry_backdated", action.id, "A missing update", after=entry["date"])

    def _backdate_commit(self, at: int) -> None:
        """A commit whose clock says six weeks ago."""
        action = self._at(at)
        author = self._author()
        action.updates.append(self._entry(author))
        action.updates[-1]["date"] = self.when.date() - timedelta(days=42)
        day, back = self.repository.days[self.repository.heads["main"]], self.when
        self.when -= timedelta(days=42)
        mark = self._commit(author, f"Update on {action.id}")
        self.when = back
        self._deed("commit_backdated", action.id, False, author, mark, mark, day=day)

    def _lose_in_a_merge(self, at: int, kept: str) -> None:
        """Main and a branch add an update each, and the merge keeps only one of them."""
        author, id, ours = self._author(), self.ids[at], kept == "ours"
        side = self._side()
        side.actions[id].updates.append(self._entry(author))
        mark = self._commit(author, f"Update on {id}", side)
        self._update(self.plan.actions[id], "improvement-officer")
        lost = (side if ours else self.plan).actions[id].updates[-1]["date"]
        if not ours:
            self.plan.actions[id] = side.actions[id]
        landed = self._merge("programme-support")
        if not ours:
            self._deed("update", id, True, author, mark, landed)
        kind = "dropped_in_a_merge" if ours else "lost_in_a_merge"
        self._deed(kind, id, False, "programme-support", landed, landed, before=lost)

    # how it is written down

    def _at(self, at: int) -> _Action:
        return self.plan.actions[self.ids[at]]

    def _author(self) -> str:
        self.turn += 1
        return list(OFFICERS)[self.turn % len(OFFICERS)]

    def _current(self, action: _Action) -> date | None:
        agreed = [
            one["due"] for one in action.revisions if one.get("by") == BOARD and "agreed" in one
        ]
        due = agreed[-1] if agreed else action.due
        assert due is None or isinstance(due, date)
        return due

    def _later(self, action: _Action, days: int = 61) -> tuple[date, date]:
        before = action.due
        assert before
        action.due = before + timedelta(days=days)
        return before, action.due

    def _side(self) -> _Plan:
        self.repository.branch("update")
        return copy.deepcopy(self.plan)

    def _commit(self, author: str, subject: str, side: _Plan | None = None) -> str:
        branch = "update" if side else "main"
        files = (side or self.plan).files()
        mark = self.repository.commit(branch, files, author, self.when, subject)
        self._tick()
        return mark

    def _merge(self, author: str) -> str:
        mark = self.repository.commit(
            "main", self.plan.files(), author, self.when, "Merge an update", merged="update"
        )
        self._tick()
        return mark

    def _tick(self) -> None:
        self.when = (self.when + timedelta(hours=17)).astimezone(LONDON)

    def _done(
        self,
        kind: str,
        id: str,
        author: str,
        subject: str,
        before: object = None,
        after: object = None,
    ) -> str:
        """Commits an honest deed."""
        mark = self._commit(author, subject)
        self._deed(kind, id, True, author, mark, mark, before, after)
        return mark

    def _foul(
        self, kind: str, id: str, subject: str, before: object = None, after: object = None
    ) -> None:
        """Commits a deed that says nothing of what it does."""
        author = self._author()
        mark = self._commit(author, subject)
        self._deed(kind, id, False, author, mark, mark, before, after)

    def _deed(
        self,
        kind: str,
        id: str,
        honest: bool,
        author: str,
        commit: str,
        landed: str,
        before: object = None,
        after: object = None,
        day: date | None = None,
    ) -> None:
        day = day or self.repository.days[landed]
        self.deeds.append(Deed(kind, id, honest, author, commit, landed, day, before, after))


_OF_THE_MONTH = {
    1: "edit_due 12, ask 18 45",
    2: "agree_waiting 18, edit_due 13, edit_due_in_a_branch 14, move 8 early_help, "
    "rewrite_update 36, edit_due_after_midnight 33",
    3: "edit_due 16, move_and_edit 17, remove 37, remove_recommendation R7, give_first_date 15, "
    "mend_format 35",
    4: "rewrite_revision 18, remove_update 38, complete 39, complete 41, ask 23 40",
    5: "edit_due 19, agree_waiting 23, remove 20, readd 20 readded_later, alter_completed 39, "
    "unlink_measure 40, sign_off 41, add 1.1.5, change_officer 10",
    6: "break 21, mend 21 mended_later, edit_due 22, ease_target m1 value, remove_sign_off 41, "
    "withdraw 47, write_beside, ask 34 50",
    7: "take_back_revision 23, agree_waiting 34, ease_target m2 date, move_milestone 42, "
    "remove_milestone 43, give_first_date 31, complete 2, far_away 36",
    8: "take_due_out 24, edit_due 25, sign_off 2, remove_measure m6, lose_in_a_merge 44 theirs, "
    "complete 46, backdate_commit 36, break 40",
    9: "edit_due_in_a_merge 26, edit_due 27, agree_by_other 28, reopen 2 The_audit_found_gaps, "
    "reword 45, loosen_settings, edit_first_due 34, leave_conflict 11, "
    "mend 40 mended_next_month, restate m4",
    10: "give_rights 28, widen_waiver, reopen 46, rewrite_reading m3, remove 35, add 4.3.5",
    11: "edit_due 29, edit_due_in_a_branch 30, change_scheme, remove_evidence 10, "
    "readd 35 readded_next_month, complete 2",
    12: "edit_due 32, backdate_entry 36, lose_in_a_merge 44 ours",
}
"""What is done beside the routine of each month: deeds of the script, and to what."""
