"""What a pull request does to a plan, put together: a verdict, and the changes by their weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cipt.evaluation.changes import Changes, changes_between, gaps_of
from cipt.evaluation.changes_coverage import coverage_changes
from cipt.evaluation.english import counted
from cipt.evaluation.judgement import judge
from cipt.loading.loaded import Loaded
from cipt.model.dates import in_words
from cipt.views.diff.actions import Actions
from cipt.views.diff.compared import Compared
from cipt.views.diff.dates import Dates
from cipt.views.diff.derived import coverage_lines, rating_lines, untold_lines
from cipt.views.diff.records import record_lines
from cipt.views.diff.values import KINDS, SECTIONS, Diff, Line, Section, Side

NO_CHANGE = "No change to the plan"

_JUDGED_BY = {"plan.yaml": ("plan",), "people.yaml": ("people", "group")}
"""Files that every rating rests on, and what is lost of the plan where they cannot be read."""


def diff_view(
    before: Loaded,
    after: Loaded,
    base: Side,
    head: Side,
    as_of: date,
    as_of_why: str,
    notes: Sequence[str] = (),
) -> Diff:
    """What differs between two versions of a plan, both judged on the day `as_of`."""
    changes = changes_between(before.plan, after.plan, gaps_of(before), gaps_of(after))
    lines = _lines(before, after, changes, as_of)
    sections = tuple(
        Section(key, title, found)
        for key, title in SECTIONS.items()
        if (found := tuple(line for line in lines if KINDS[line.kind].section == key))
    )
    header = after.plan.header
    return Diff(
        title=header.title,
        organisation=header.organisation,
        base=base,
        head=head,
        as_of=as_of,
        as_of_words=f"{in_words(as_of)} ({as_of_why})",
        verdict=_verdict(lines, base, head),
        notes=(*notes, *_notes(before, after)),
        sections=sections,
    )


def _lines(before: Loaded, after: Loaded, changes: Changes, as_of: date) -> list[Line]:
    compared = Compared(judge(before.plan, as_of), judge(after.plan, as_of), changes)
    coverage = coverage_changes(changes)
    otherwise = frozenset(one for each in coverage for one in (*each.gained, *each.lost))
    dates = Dates(compared)
    return [
        *dates.moved(),
        *rating_lines(compared),
        *Actions(compared, dates, otherwise).lines(),
        *coverage_lines(compared, coverage),
        *record_lines(compared),
        *untold_lines(compared),
    ]


def _notes(before: Loaded, after: Loaded) -> Iterable[str]:
    for name, kinds in _JUDGED_BY.items():
        if any(lost.kind in kinds for loaded in (before, after) for lost in loaded.lost):
            yield (
                f"{name} could not be read whole in one of the versions: "
                "ratings may differ for that alone"
            )


def _verdict(lines: Sequence[Line], base: Side, head: Side) -> str:
    parts = []
    for key in _by_weight(lines):
        kind = KINDS[key]
        found = [line for line in lines if line.kind == key]
        if kind.by_record:
            found = list({(line.record, line.id): line for line in found}.values())
        if found:
            many = counted(len(found), kind.one, kind.many)
            parts.append(f"{many}{_not_agreed(found) if key == 'date_moved' else ''}")
    unread = [
        f"{len(side.unread):,} {when}"
        for side, when in ((base, "before"), (head, "now"))
        if side.unread
    ]
    if unread:
        parts.append(f"not everything could be read ({', '.join(unread)})")
    return "; ".join(parts) or NO_CHANGE


def _by_weight(lines: Sequence[Line]) -> list[str]:
    """The kinds of change, gravest first: an edited first date before dates that boards moved."""
    kinds = [key for key in KINDS if key != "date_moved"]
    kinds.insert(kinds.index("first_edited" if _silent(lines) else "date_given"), "date_moved")
    return kinds


def _silent(lines: Sequence[Line]) -> int:
    """How many dates moved that no board agreed."""
    return sum(line.kind == "date_moved" and ("agreed", False) in line.values for line in lines)


def _not_agreed(moves: Sequence[Line]) -> str:
    """How many of the dates that moved no board agreed."""
    silent = _silent(moves)
    if not silent:
        return ", agreed" if len(moves) == 1 else ", all agreed"
    if len(moves) == 1:
        return ", not agreed"
    return ", none of them agreed" if silent == len(moves) else f", {silent:,} of them not agreed"
