"""What was promised is worded otherwise.

"Audit all plans" and "consider how to audit plans" are not the same promise. The board that agreed
the first has to see that it is the second now.

Fix: write the words back, or have the board accept the new ones with its minute (`cipt waive`).
`cipt diff` shows both.

Definition: the title of an action, what shows its success, or the date as printed; the title or the
wording of a recommendation; the title of an area or the outcome of a theme; the title or the unit
of a measure; the judgement of an inspection. What differs in case, spacing and punctuation alone is
the same.

Bad:

    === before
    title: Audit all plans that have run for a year
    === after
    title: Consider how to audit plans  # CIP721

Good:

    === before
    title: Audit all plans, that have run for a year
    === after
    title: Audit all plans that have run for a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.evaluation.changes import RecordChange
from cipt.model.action import MeasureLink
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past

_PROMISES = {
    "action": ("title", "due_text"),
    "recommendation": ("title", "wording"),
    "area": ("title",),
    "theme": ("outcome",),
    "measure": ("title", "unit"),
    "inspection": ("judgement",),
}
_CALLED = {"due_text": "printed date"}
_NAME = {"inspection": "id"}
"""What such a record has where others have a title."""

_HINT = "Write the words back, or have the board accept the new ones with its minute (cipt waive)"
_WORD = re.compile(r"\w+")


@change_rule("CIP721", "commitment-reworded", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered(*_PROMISES):
        for what, at in (*_reworded(change), *_success(change)):
            yield Problem(
                f"the {what} is worded otherwise than before",
                at,
                _HINT,
                on=on,
                subjects=(change.id,),
            )


def _reworded(change: RecordChange) -> Iterator[tuple[str, At]]:
    for difference in change.in_field(*_PROMISES[change.kind]):
        if difference.before is not None and _words(difference.before) != _words(difference.after):
            gone = difference.after is None
            called = _CALLED.get(difference.field, difference.field)
            yield called, (_NAME.get(change.kind, "title"),) if gone else difference.at


def _success(change: RecordChange) -> Iterator[tuple[str, At]]:
    """What shows an action's success, in words: altered or gone. Once, however much of it."""
    if change.kind != "action":
        return
    before, after = (
        [_words(entry) for entry in getattr(version, "success", ()) if _is_text(entry)]
        for version in (change.before, change.after)
    )
    if any(text not in after for text in before):
        has_others = bool(getattr(change.after, "success", ()))
        yield "success", ("success",) if has_others else ("title",)


def _is_text(entry: object) -> bool:
    return not isinstance(entry, MeasureLink)


def _words(value: object) -> tuple[str, ...]:
    return tuple(_WORD.findall(str(value).casefold())) if value is not None else ()
