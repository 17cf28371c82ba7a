"""Two versions of a plan side by side: what their records are called, and how lines are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cipt.evaluation.changes import Changes, Difference, RecordChange
from cipt.evaluation.changes_boards import signing_boards
from cipt.evaluation.judgement import Judgement
from cipt.model.base import Record
from cipt.model.records import Measure
from cipt.rules.masking import Mask
from cipt.views.diff.naming import record_name
from cipt.views.diff.phrases import Phrases, contrasted, key_in_words, quoted, shortened
from cipt.views.diff.values import About, Line, Plain

_LONGEST_TITLE = 100


class Compared:
    """Two versions of a plan, both judged on one day, and what differs between them."""

    def __init__(self, before: Judgement, after: Judgement, changes: Changes) -> None:
        self.before = before
        self.after = after
        self.changes = changes
        self.words = Phrases(before.index, after.index)
        self.signing_boards = signing_boards(changes)[1]
        self._masks = (Mask(before.plan), Mask(after.plan))

    def line(
        self,
        kind: str,
        change: RecordChange,
        text: str,
        differences: Iterable[Difference] = (),
        *,
        values: Mapping[str, object] | None = None,
        also: Iterable[About] = (),
    ) -> Line:
        """A line on a record; it tells of these differences, or of the record as a whole."""
        fields = dict.fromkeys(difference.field for difference in differences) or {"": None}
        about = tuple((change.kind, change.id, field) for field in fields)
        record = change.after or change.before
        return self.bare_line(
            kind,
            change.kind,
            change.id,
            record_name(record, self.words.person) if record else ("", change.id),
            text,
            (*about, *also),
            values,
        )

    def bare_line(
        self,
        kind: str,
        record: str,
        identity: str,
        name: tuple[str, str],
        text: str,
        about: tuple[About, ...],
        values: Mapping[str, object] | None = None,
    ) -> Line:
        """A line on what is called so. What is personal in the plan's words is masked."""
        number, title = name
        return Line(
            kind,
            record,
            self.masked(identity),
            self.masked(number),
            self.masked(shortened(title, _LONGEST_TITLE)),
            self.masked(text),
            tuple((one, self.masked(other), field) for one, other, field in about),
            tuple((key, self._plain(value)) for key, value in (values or {}).items()),
        )

    def masked(self, text: str) -> str:
        """A text with what is personal masked, as both versions of the plan would have it."""
        for mask in self._masks:
            text = mask.text(text)
        return text

    def told(self, change: RecordChange, difference: Difference) -> str:
        """What differs, in words that fit any field: "printed date was …, is now …"."""
        label, key, measure = self._place(change, difference)
        before, after = difference.before, difference.after
        match difference.how:
            case "added":
                return f"{label} added{self._what(key, after, measure)}"
            case "removed":
                return f"{label} taken out{self._what(key, before, measure)}"
            case "reordered":
                return f"{label} in another order"
        if isinstance(before, str) and isinstance(after, str) and (" " in before + after):
            old, new = contrasted(before, after)
        else:
            old = self.words.value(key, before, measure)
            new = self.words.value(key, after, measure)
        if old == new:
            new = f"{new} (written otherwise)"
        return f"{label} was {old}, is now {new}"

    def condition(self, judgement: Judgement, action: str) -> str:
        """How an action stands: "RED (overdue)"; "" for one that the plan does not have."""
        progress = judgement.of(action)
        if progress is None:
            return ""
        condition = progress.condition.value.replace("_", " ")
        return f"{progress.rag} ({condition})" if progress.rag else condition

    def _what(self, key: str, value: object, measure: Measure | None) -> str:
        if isinstance(value, Record):
            # Its name stands in the label.
            _, _, rest = self.words.entry(value, measure).partition(", ")
            return f": {rest}" if rest else ""
        return f": {self.words.value(key, value, measure)}"

    def _place(
        self, change: RecordChange, difference: Difference
    ) -> tuple[str, str, Measure | None]:
        """What a difference lies in, in words; the last key on the way to it; its measure."""
        record = change.before if difference.how == "removed" else change.after
        measure = record if isinstance(record, Measure) else None
        here: object = record
        key, names = "", list[str]()
        for step in difference.at:
            here = _below(here, step)
            if isinstance(step, int):
                if isinstance(here, Record):
                    names[-1:] = [self.words.name(here, measure)]
            else:
                key = step
                names.append(key_in_words(step))
        return ": ".join(names), key, measure

    def _plain(self, value: object) -> Plain:
        if isinstance(value, date):
            return value.isoformat()
        if value is None or isinstance(value, bool | int):
            return value
        return self.masked(quoted(str(value))[1:-1])


def _below(here: object, step: str | int) -> object:
    """What stands one step further down; None where nothing does."""
    if isinstance(step, int):
        return here[step] if isinstance(here, tuple) and step < len(here) else None
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, Record):
        names = type(here).model_fields.items()
        name = next((name for name, field in names if step in (name, field.alias)), "")
        return getattr(here, name, None)
    return None
