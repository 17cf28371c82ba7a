"""Coverage as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from cipt.evaluation.progress import Progress
from cipt.views.coverage.flags import TITLES
from cipt.views.coverage.paper import flag_lines
from cipt.views.coverage.rows import Coverage, CoverageRow
from cipt.views.grid import Column, Grid, grid
from cipt.views.tables import condition_in_words

_EACH = (
    Column("Asked for"),
    Column("Actions", number=True),
    Column("By condition", breaks=True),
    Column("Flags", breaks=True),
    Column("Title", breaks=True),
)
_FLAGS = (Column("Flag"), Column("How many", number=True), Column("Which", breaks=True))
_ACTIONS = (Column("Action"), Column("RAG"), Column("Title", breaks=True))


def coverage_grids(found: Coverage) -> tuple[Grid, ...]:
    """Every recommendation; the flags by kind; actions that answer nothing that was asked for."""
    unknown = [
        (f"{ref}: {one.action.printed}", one) for ref, named in found.unknown for one in named
    ]
    grids = [
        grid("", _EACH, [_cells(row) for row in found.rows]),
        grid("Flags", _FLAGS, [(one.title, one.count, one.which) for one in flag_lines(found)]),
        _actions("Actions that answer no recommendation", found.unanswering),
        _actions("Enabling actions, of which none is expected", found.enablers),
        grid(
            "Recommendations that actions name and the plan does not know",
            _ACTIONS,
            [(name, one.rag or "", one.action.title) for name, one in unknown],
        ),
    ]
    return tuple(one for one in grids if one.rows)


def _cells(row: CoverageRow) -> tuple[str, ...]:
    record = row.record
    return (
        f"{record.id} (part of {record.part_of})" if record.part_of else record.id,
        f"{len(row.answering):,}",
        _conditions(row),
        "; ".join(TITLES[flag.code].lower() for flag in row.flags),
        record.title,
    )


def _conditions(row: CoverageRow) -> str:
    counts = row.of.by_condition.items()
    return ", ".join(f"{count:,} {condition_in_words(each)}" for each, count in counts if count)


def _actions(heading: str, entries: Sequence[Progress]) -> Grid:
    rows = [(one.action.printed, one.rag or "", one.action.title) for one in entries]
    return grid(heading, _ACTIONS, rows, tones=[row[1] for row in rows], toned=1)
