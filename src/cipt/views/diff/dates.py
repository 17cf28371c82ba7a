"""Due dates that move, and revisions that are asked for, agreed or refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cipt.evaluation.changes import Difference, RecordChange
from cipt.evaluation.changes_boards import date_boards
from cipt.evaluation.changes_dates import DueMove, current_due, due_moves
from cipt.evaluation.changes_facts import rewrites_the_past
from cipt.evaluation.words import days
from cipt.model.action import Action, Revision
from cipt.model.dates import in_words, on_in_words
from cipt.views.diff.compared import Compared
from cipt.views.diff.phrases import quoted
from cipt.views.diff.values import Line

_NOT_AGREED = {
    "edited": "the first date was edited, and no board has agreed another",
    "rewritten": "the date of a revision that was agreed earlier was edited",
    "taken back": "a revision that was agreed earlier was altered or taken out",
    "taken out": "the date was taken out",
    "rights": "which boards may agree dates was altered",
}


class Dates:
    """The lines on dates: those of all moves, and action by action those on its revisions."""

    def __init__(self, compared: Compared) -> None:
        self._compared = compared
        self._moves = due_moves(compared.changes)
        self._boards = date_boards(compared.changes)[1]
        self._by_action: Mapping[int, DueMove] = {id(move.action): move for move in self._moves}

    def moved(self) -> Iterator[Line]:
        """A line for each date that moved, those first that no board agreed."""
        altered = {id(change.after): change for change in self._compared.changes.of("action")}
        lines = []
        for move in self._moves:
            action = move.action
            unaltered = RecordChange("action", action.id, action, action)
            change = altered.get(id(action), unaltered)
            if move.is_moved:
                lines.append((2 if move.is_agreed else 0, self._moved(move, change)))
            elif move.before is None and move.after is not None:
                lines.append((3, self._given(move, change)))
            first = (move.first_before, move.first_after)
            if first[0] != first[1] and first != (move.before, move.after):
                lines.append((1, self._first(move, change)))
        return (line for _, line in sorted(lines, key=lambda entry: entry[0]))

    def _moved(self, move: DueMove, change: RecordChange) -> Line:
        old = in_words(move.before) if move.before else ""
        if move.after is None:
            text = f"no longer has a date; it was {old}"
        else:
            text = f"from {old} to {in_words(move.after)}, {_distance(move.days or 0)}"
        if move.revision:
            text += f"; {self._agreed(move.revision)}"
        else:
            text += f"; not agreed: {_NOT_AGREED[move.cause]}"
        differences = change.in_field("due", "revisions")
        return self._compared.line("date_moved", change, text, differences, values=_values_of(move))

    def _given(self, move: DueMove, change: RecordChange) -> Line:
        assert move.after
        text = f"had no date, and is now due {in_words(move.after)}"
        if move.revision:
            text += f"; {self._agreed(move.revision)}"
        differences = change.in_field("due", "revisions")
        return self._compared.line("date_given", change, text, differences, values=_values_of(move))

    def _first(self, move: DueMove, change: RecordChange) -> Line:
        """That the first date differs, where the line on the current one does not say so."""
        old = in_words(move.first_before) if move.first_before else ""
        new = in_words(move.first_after) if move.first_after else ""
        if move.first_before and move.first_after:
            distance = _distance((move.first_after - move.first_before).days)
            text = f"first date edited from {old} to {new}, {distance}"
        else:
            text = f"first date, {old}, taken out" if old else f"first date given: {new}"
        if move.after and move.before == move.after:
            text += f"; its current date, {in_words(move.after)}, is the same"
        kind = "first_edited" if move.first_before else "date_given"
        values = {"from": move.first_before, "to": move.first_after}
        return self._compared.line(kind, change, text, change.in_field("due"), values=values)

    def _agreed(self, revision: Revision) -> str:
        return f"{self._decided('agreed', revision.agreed, revision)}: {quoted(revision.reason)}"

    def _decided(self, what: str, day: date | None, revision: Revision) -> str:
        on = f" {on_in_words(day)}" if day else ""
        minute = f", minute {revision.minute}" if revision.minute else ""
        return f"{what}{self._compared.words.by(revision.by)}{on}{minute}"

    def of_revisions(self, change: RecordChange) -> Iterator[Line]:
        """Lines on the revisions of one action that neither moved its date nor were rewritten."""
        by_entry: dict[int, list[Difference]] = {}
        for difference in change.in_field("revisions"):
            if rewrites_the_past("action", difference):
                continue
            if difference.how == "reordered" or not isinstance(difference.at[1], int):
                yield self._compared.line(
                    "other", change, self._compared.told(change, difference), [difference]
                )
            else:
                by_entry.setdefault(difference.at[1], []).append(difference)
        move = self._by_action.get(id(change.after))
        assert isinstance(change.after, Action)
        for place, differences in by_entry.items():
            revision = change.after.revisions[place]
            if move is None or move.revision is not revision:
                yield self._revision(change, revision, differences)

    def _revision(
        self, change: RecordChange, revision: Revision, differences: list[Difference]
    ) -> Line:
        """One revision that was added, or to which keys were added."""
        keys = {str(difference.at[-1]) for difference in differences if len(difference.at) > 2}
        is_new = not keys
        due, why = in_words(revision.due), quoted(revision.reason)
        if (is_new and revision.agreed) or "agreed" in keys:
            kind = "revision_agreed"
            text = f"{due}: {self._decided('agreed', revision.agreed, revision)}"
            if revision.by not in self._boards:
                text += ", which may not agree dates" if revision.by else ", no board named"
            text += f"; it does not move the date: {why}"
        elif (is_new and revision.refused) or "refused" in keys:
            kind = "revision_refused"
            text = f"{due}: {self._decided('refused', revision.refused, revision)}: {why}"
        elif is_new:
            kind = "revision"
            on = f" {on_in_words(revision.asked)}" if revision.asked else ""
            text = f"{due} asked for{on}{self._further(change, revision)}: {why}"
        else:
            kind = "other"
            told = (self._compared.told(change, difference) for difference in differences)
            text = "; ".join(told)
        values = {
            "due": revision.due,
            "asked": revision.asked,
            "agreed": revision.agreed,
            "refused": revision.refused,
            "by": revision.by,
            "reason": revision.reason,
        }
        return self._compared.line(kind, change, text, differences, values=values)

    def _further(self, change: RecordChange, revision: Revision) -> str:
        """How far the date asked for is from the one in force."""
        assert isinstance(change.after, Action)
        current = current_due(change.after, self._boards)
        return f", {_distance((revision.due - current).days)} than now" if current else ""


def _values_of(move: DueMove) -> dict[str, object]:
    revision = move.revision
    return {
        "from": move.before,
        "to": move.after,
        "days": move.days,
        "agreed": move.is_agreed,
        "cause": move.cause.replace(" ", "_"),
        "agreed_on": revision.agreed if revision else None,
        "agreed_by": revision.by if revision else None,
        "reason": revision.reason if revision else None,
    }


def _distance(number: int) -> str:
    return f"{days(abs(number))} {'later' if number >= 0 else 'earlier'}"
