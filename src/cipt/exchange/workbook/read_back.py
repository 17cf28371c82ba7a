"""An exported workbook read back: which cells say something else than when they were written.

The workbook is compared with itself, with what its mark says was written, and not with the plan:
the plan may have moved on, and what nobody has changed in the workbook is to be left alone.
"""

from __future__ import annotations

from datetime import date

from openpyxl import Workbook

from cipt.evaluation.judgement import Judgement
from cipt.exchange.workbook.cells import cell_of, same_text
from cipt.exchange.workbook.changed import Changed, ChangedCell, Name, changed_lines
from cipt.exchange.workbook.changes import FieldChange, NewUpdate, NotTaken, ReadBack
from cipt.exchange.workbook.columns import MARK, MARK_SHEET, MARK_VERSION, SHEETS, Sheet
from cipt.exchange.workbook.lines import Line, Place, all_lines
from cipt.exchange.workbook.people import Labels
from cipt.exchange.workbook.typed import NotUnderstood, typed_as
from cipt.model.dates import NotADay, parse_day


def mark_in(book: Workbook) -> tuple[object, ...]:
    """The first line of the sheet by which cipt marks a workbook; () where there is none.

    The sign, its version, the as-of day, the plan's title and its organisation.
    """
    if MARK_SHEET not in book.sheetnames:
        return ()
    return next(book[MARK_SHEET].iter_rows(max_row=1, values_only=True), ())


def is_own(mark: tuple[object, ...]) -> bool:
    """Whether this is the mark of a workbook that cipt has written."""
    return same_text(next(iter(mark), None)) == MARK


def written_from(book: Workbook) -> tuple[str, str]:
    """The title and organisation of the plan that was written; "" where the mark does not say."""
    _, _, _, title, organisation, *_ = (*_mark(book), *[""] * 5)
    return title, organisation


def _mark(book: Workbook) -> list[str]:
    return [same_text(value) for value in mark_in(book)]


def read_back(book: Workbook, judgement: Judgement) -> ReadBack:
    """What was changed in a workbook of cipt's own since it was written.

    `judgement` is of the plan as it stands now: it says whom a name means, and whether a field
    has changed there as well. The book has to be opened with `data_only`.
    """
    _, version, as_of, *_ = (*_mark(book), "", "", "")
    if version != str(MARK_VERSION):
        why = "is the mark of another version of cipt; nothing is taken in"
        return ReadBack(None, (), (), (NotTaken(f"{MARK_SHEET}!B1", version, why),))
    taken = _Taken(judgement)
    for sheet in SHEETS:
        taken.sheet(sheet, changed_lines(book, sheet))
    return ReadBack(
        _day(as_of),
        tuple(taken.changes),
        tuple(taken.updates),
        tuple(taken.not_taken),
    )


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except NotADay:
        return None


class _Taken:
    """Turns changed cells into changed fields, sheet by sheet."""

    def __init__(self, judgement: Judgement) -> None:
        self.changes: list[FieldChange] = []
        self.updates: list[NewUpdate] = []
        self.not_taken: list[NotTaken] = []
        self._labels = Labels(judgement.plan)
        self._lines = all_lines(judgement)

    def sheet(self, sheet: Sheet, changed: Changed) -> None:
        """Take in what was changed in one sheet."""
        self.not_taken += changed.not_taken
        lines: dict[Name, list[Line]] = {}
        for line in self._lines[sheet]:
            lines.setdefault((line.id, same_text(line.number)), []).append(line)
        for name, cells in changed.lines.items():
            found = lines.get(name, [])
            if len(found) == 1:
                self._line(found[0], cells)
                continue
            why = "is of a line that the plan no longer has" if not found else "is of several lines"
            self.not_taken += [NotTaken(cell.place, cell.text, why) for cell in cells]

    def _line(self, line: Line, cells: list[ChangedCell]) -> None:
        update: dict[str, str] = {}
        places: list[str] = []
        for cell in cells:
            try:
                self._cell(line, cell, update, places)
            except NotUnderstood as problem:
                self.not_taken.append(NotTaken(cell.place, cell.text, problem.why))
        if set(update) - {"date"}:
            self.updates.append(NewUpdate(line.id, update, tuple(places)))
        elif update:
            why = "is the date of an update that says nothing new"
            self.not_taken.append(NotTaken(places[0], update["date"], why))

    def _cell(
        self, line: Line, cell: ChangedCell, update: dict[str, str], places: list[str]
    ) -> None:
        column, key = cell.column, line.key(cell.column)
        if column.shows is not None:
            raise NotUnderstood("stands in a column that is reckoned from the plan's facts")
        if key is None:
            raise NotUnderstood(f"is nothing that {_a(line.kind)} has")
        if key == "id":
            raise NotUnderstood("is an id, and an id never changes")
        before = line.value(column)
        value = typed_as(column.form, cell.text, before, self._labels)
        if column.part == "update":
            if not isinstance(value, str):
                raise NotUnderstood("is empty now; the update stays in the plan")
            update[key] = value
            places.append(cell.place)
            return
        now = same_text(cell_of(column.form, before, self._labels))
        if now == cell.text:
            return
        if now != cell.was:
            raise NotUnderstood(f"was changed in the plan as well, to: {now or 'nothing'}")
        at: Place = (*line.at, key)
        self.changes.append(FieldChange(line.kind, line.id, at, value, cell.place, column.title))


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
