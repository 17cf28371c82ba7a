"""What is asked of each late action or step, in rows that ask the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from cipt.evaluation.english import capital, day, within
from cipt.evaluation.facts import dated_steps
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days, times
from cipt.model.action import Milestone
from cipt.model.dates import days_later
from cipt.model.order import natural
from cipt.model.scheme import Condition
from cipt.views.actions import action_row
from cipt.views.chase.values import AskedGroup, AskedLine, Cell
from cipt.views.report.exceptions import recovery_ahead
from cipt.views.report.lines import NO_DATE, NOBODY

ASKS = {
    "date": (
        "Overdue, with no date ahead",
        "Please say by when each will be done, or ask the board for a new date.",
    ),
    "recovery": (
        "Not back on track by the date given",
        "Please give a new date, and say what has changed.",
    ),
    "confirm": ("Overdue, with a date ahead", "Please say whether that date still holds."),
    "step": (
        "Steps that have passed their date",
        "Please say on which day each was done, or by when it will be.",
    ),
    "soon": ("Due soon", "Please say whether each will be done in time."),
}
"""What lines have in common and what is asked of them, by kind, in the order of a message."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to ask about an action: of which kind, and the step if it is one."""

    kind: str
    progress: Progress
    due: date | None
    late: int = 0
    step: str = ""


def asked_of(progress: Progress, ahead: int | None) -> Iterator[Asked]:
    """Everything that is to be asked about an action; `ahead` is how many days to look on."""
    if progress.condition is Condition.OVERDUE:
        yield Asked(_kind(progress), progress, progress.due, progress.days_overdue)
    elif progress.is_open and _broken(progress):
        last = progress.broken_recoveries[-1]
        yield Asked("recovery", progress, last, (progress.as_of - last).days, "recovery date")
    for missed in progress.missed:
        step = f"{missed.kind}: {missed.title}" if missed.title else missed.kind
        yield Asked("step", progress, missed.due, missed.days, step)
    if ahead is not None and progress.next_date:
        last_day = days_later(progress.as_of, ahead)
        if progress.next_date <= last_day:
            yield Asked("soon", progress, progress.next_date, step=_next_step(progress))


def is_silent(progress: Progress) -> bool:
    """Whether nobody has said when it will be done: no recovery date ahead, no date asked for."""
    return recovery_ahead(progress) is None and progress.asked is None


def _broken(progress: Progress) -> bool:
    return bool(progress.broken_recoveries) and is_silent(progress)


def _kind(progress: Progress) -> str:
    if not is_silent(progress):
        return "confirm"
    return "recovery" if _broken(progress) else "date"


def _next_step(progress: Progress) -> str:
    """What the next date is of, where it is not the action's own."""
    if progress.due == progress.next_date:
        return ""
    for step in dated_steps(progress.action):
        if step.due == progress.next_date and not (step.done and step.done <= progress.as_of):
            return f"milestone: {step.title}" if isinstance(step, Milestone) else "review"
    return "occurrence"


def groups(asked: Iterable[Asked], shown: Callable[[str], str]) -> tuple[AskedGroup, ...]:
    """Lines by what is asked; in each the longest late first, and what is to come by its date."""
    by_kind: dict[str, list[Asked]] = {kind: [] for kind in ASKS}
    for one in asked:
        by_kind[one.kind].append(one)
    return tuple(
        _group(kind, [_line(one, shown) for one in sorted(found, key=_rank)])
        for kind, found in by_kind.items()
        if found
    )


_COLUMNS: tuple[tuple[str, str, bool], ...] = (
    ("Due", "due", True),
    ("Late", "late", True),
    ("Moved", "moved", True),
    ("Last update", "updated", True),
    ("Who does it", "owner", False),
    ("Known so far", "remark", False),
)
"""Heading and field of each column, and whether a word or two stands in it."""


def _group(kind: str, lines: list[AskedLine]) -> AskedGroup:
    columns = [each for each in _COLUMNS if any(getattr(line, each[1]) for line in lines)]
    heading, ask = ASKS[kind]
    with_cells = (
        replace(
            line,
            cells=tuple(Cell(title, getattr(line, name), short) for title, name, short in columns),
        )
        for line in lines
    )
    headings = ("Action", *(each[0] for each in columns))
    return AskedGroup(kind, heading, ask, headings, tuple(with_cells))


def _rank(asked: Asked) -> tuple[object, ...]:
    return (-asked.late, asked.due or date.max, natural(asked.progress.id), asked.step)


def _line(asked: Asked, shown: Callable[[str], str]) -> AskedLine:
    row = action_row(asked.progress)
    return AskedLine(
        id=row.id,
        number=row.number,
        title=shown(row.title),
        what=shown(capital(asked.step)),
        due=day(asked.due, NO_DATE),
        late=days(asked.late) if asked.late else "",
        moved=times(row.revisions) if row.revisions else "never",
        updated=day(row.last_update, "never"),
        owner="; ".join(dict.fromkeys(filter(None, (row.responsible_name, *row.lead_names))))
        or NOBODY,
        remark=shown(_remark(asked)),
        due_day=asked.due,
        late_days=asked.late,
        moved_times=row.revisions,
        updated_day=row.last_update,
    )


def _remark(asked: Asked) -> str:
    progress = asked.progress
    found = []
    ahead = recovery_ahead(progress)
    if ahead:
        found.append(f"to be back on track by {day(ahead)}")
    if progress.asked:
        found.append(f"{day(progress.asked.due)} is asked for and waits for the board")
    if asked.kind != "soon" and progress.declared_rag and is_rosy(progress):
        found.append(f"rated {progress.declared_rag}")
    if progress.waiting_for:
        found.append(f"waits for {within(progress.waiting_for.what)}")
    return capital("; ".join(found))


def is_rosy(progress: Progress) -> bool:
    """Whether the officer's rating says better than the dates."""
    ranks = progress.judgement.scheme.ranks
    declared, own = ranks.get(progress.declared_rag or ""), ranks.get(progress.rag or "")
    return declared is not None and own is not None and declared > own
