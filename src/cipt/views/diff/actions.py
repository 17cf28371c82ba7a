"""What differs in an action, each difference on the line that its weight asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from cipt.evaluation.changes import Difference, RecordChange
from cipt.evaluation.changes_facts import rewrites_the_past
from cipt.evaluation.english import counted
from cipt.model.action import (
    Action,
    Evidence,
    MeasureLink,
    Reopening,
    SignOff,
    Update,
    Withdrawal,
)
from cipt.model.dates import in_words, on_in_words
from cipt.views.diff.compared import Compared
from cipt.views.diff.dates import Dates
from cipt.views.diff.phrases import contrasted, key_in_words, quoted
from cipt.views.diff.steps import step_lines
from cipt.views.diff.values import Line

_OWNERS = ("responsible", "leads", "partners")
_STEPS = ("milestones", "reviews", "repeats", "start")
_DATES = ("due", "revisions")


class Actions:
    """The lines on actions that were added, removed or altered."""

    def __init__(
        self, compared: Compared, dates: Dates, answered_otherwise: frozenset[str]
    ) -> None:
        self._compared = compared
        self._dates = dates
        self._answered_otherwise = answered_otherwise
        self._titles = {action.title: action.id for action in compared.after.plan.actions}

    def lines(self) -> Iterator[Line]:
        """The lines of all of them, in the order of their ids."""
        for change in self._compared.changes.of("action"):
            if isinstance(change.before, Action) and change.after is None:
                yield self._removed(change, change.before)
            elif isinstance(change.after, Action) and change.before is None:
                yield self._added(change, change.after)
            else:
                yield from self._altered(change)

    def _removed(self, change: RecordChange, action: Action) -> Line:
        if action.withdrawn:
            text = (
                f"taken out of the plan after it was withdrawn {on_in_words(action.withdrawn.date)}"
            )
            return self._compared.line("withdrawn_removed", change, text)
        stood = self._compared.condition(self._compared.before, action.id)
        text = f"taken out of the plan; it was {stood}" if stood else "taken out of the plan"
        facts = len(action.updates) + len(action.evidence) + len(action.revisions)
        if facts:
            text += f", with {counted(facts, 'entry', 'entries')} of its history"
        other = self._titles.get(action.title)
        if other and other != action.id:
            text += f"; {other} has the same title now"
        return self._compared.line("action_removed", change, text)

    def _added(self, change: RecordChange, action: Action) -> Line:
        progress = self._compared.after.of(action.id)
        due = progress.due if progress else action.due
        owner = action.responsible or (action.leads[0] if action.leads else None)
        parts = (
            f"due {in_words(due)}" if due else "no due date",
            f"under {self._compared.words.person(owner)}" if owner else "under nobody yet",
            self._compared.condition(self._compared.after, action.id),
        )
        return self._compared.line("action_added", change, f"added, {', '.join(parts)}")

    def _altered(self, change: RecordChange) -> Iterator[Line]:
        by_field: dict[str, list[Difference]] = {}
        for difference in change.differences:
            if rewrites_the_past("action", difference):
                text = self._compared.told(change, difference)
                yield self._compared.line("fact_rewritten", change, text, [difference])
            else:
                by_field.setdefault(difference.field, []).append(difference)
        for field, differences in by_field.items():
            if field in _DATES:
                continue
            if field in _OWNERS:
                yield self._owner(change, field, differences)
            elif field in _STEPS:
                yield from step_lines(self._compared, change, differences)
            elif field == "recommendations" and change.id in self._answered_otherwise:
                continue
            else:
                for difference in differences:
                    yield self._one(change, difference)
        yield from self._dates.of_revisions(change)

    def _owner(self, change: RecordChange, field: str, differences: list[Difference]) -> Line:
        before, after = getattr(change.before, field), getattr(change.after, field)
        old, new = (self._compared.words.value(field, value) for value in (before, after))
        text = f"{key_in_words(field)}: {old} before, {new} now"
        if before is None or before == ():
            text = f"{key_in_words(field)}: {new}, nobody before"
        elif after is None or after == ():
            text = f"{key_in_words(field)}: nobody now, {old} before"
        return self._compared.line("owner", change, text, differences)

    def _one(self, change: RecordChange, difference: Difference) -> Line:
        said = _NEWS.get(difference.field)
        is_whole = len(difference.at) == 1 or isinstance(difference.at[-1], int)
        is_news = difference.how == "added" and is_whole
        if said and is_news:
            kind, form = said
            return self._compared.line(
                kind, change, form(self._compared, difference.after), [difference]
            )
        kind = "reworded" if difference.field in ("title", "success") else "other"
        if difference.field == "title":
            text = "title was {}, is now {}".format(
                *contrasted(str(difference.before), str(difference.after))
            )
        elif difference.field == "success":
            text = self._success(change, difference)
        elif difference.field == "updates" and difference.at[-1] == "rag":
            kind, text = "update", self._compared.told(change, difference)
        else:
            text = self._compared.told(change, difference)
        return self._compared.line(kind, change, text, [difference])

    def _success(self, change: RecordChange, difference: Difference) -> str:
        """How success is known, in another way."""
        entry = difference.after if difference.how == "added" else difference.before
        if isinstance(entry, MeasureLink) and difference.how in ("added", "removed"):
            sides = (self._compared.after, self._compared.before)
            known = (side.index.measures.get(entry.measure) for side in sides)
            found = next((measure for measure in known if measure), None)
            name = f"{entry.measure} {found.title}" if found else entry.measure
            no_longer = "is no longer" if difference.how == "removed" else "is now"
            return f"success {no_longer} known by measure {name}"
        if len(difference.at) == 2 and difference.how == "altered":
            old, new = contrasted(str(difference.before), str(difference.after))
            return f"success was {old}, is now {new}"
        return self._compared.told(change, difference)


def _update(compared: Compared, entry: object) -> str:
    assert isinstance(entry, Update)
    rated = f", rated {entry.rag}" if entry.rag else ""
    note = f": {quoted(entry.note)}" if entry.note else ""
    back = f" (to be back on track by {in_words(entry.recovery)})" if entry.recovery else ""
    return f"update of {in_words(entry.date)}{rated}{compared.words.by(entry.by)}{note}{back}"


def _evidence(compared: Compared, entry: object) -> str:
    assert isinstance(entry, Evidence)
    return compared.words.entry(entry)


def _sign_off(compared: Compared, entry: object) -> str:
    assert isinstance(entry, SignOff)
    minute = f", minute {entry.minute}" if entry.minute else ""
    text = f"signed off {on_in_words(entry.date)}{compared.words.by(entry.by)}{minute}"
    if entry.by not in compared.signing_boards:
        text += ", which may not sign actions off" if entry.by else ", no board named"
    return text


def _reopening(compared: Compared, entry: object) -> str:
    assert isinstance(entry, Reopening)
    why = f": {quoted(entry.reason)}" if entry.reason else ", no reason given"
    return f"reopened {on_in_words(entry.date)}{compared.words.by(entry.by)}{why}"


def _withdrawal(compared: Compared, entry: object) -> str:
    assert isinstance(entry, Withdrawal)
    why = f": {quoted(entry.reason)}" if entry.reason else ", no reason given"
    instead = f"; replaced by {entry.replaced_by}" if entry.replaced_by else ""
    return f"withdrawn {on_in_words(entry.date)}{compared.words.by(entry.by)}{why}{instead}"


def _in_words(compared: Compared, day: object) -> str:
    return compared.words.value("", day)


_NEWS: Mapping[str, tuple[str, Callable[[Compared, object], str]]] = {
    "updates": ("update", _update),
    "evidence": ("evidence", _evidence),
    "started": ("started", lambda compared, day: f"work began on {_in_words(compared, day)}"),
    "completed": ("completed", lambda compared, day: f"completed on {_in_words(compared, day)}"),
    "signed_off": ("signed_off", _sign_off),
    "reopened": ("reopened", _reopening),
    "withdrawn": ("withdrawn", _withdrawal),
}
"""Facts that are new: the kind of change, and what is said of them."""
