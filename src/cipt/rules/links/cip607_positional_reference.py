"""A text leans on where it stands: "as above", "ditto", "see below".

Sorted by officer, filtered by date or printed alone in a paper, the line above is another one,
and the text means something else or nothing.

Fix: write out what is meant, or name the action by its number.

Definition: a title, a printed due date, a measure of success, an assurance, a milestone, a note
of an update or the public wording that has as above, as below, see above, see below, as before,
as previously, same as above, ditto or a ditto mark.

Bad:

    success:
      - As above  # CIP607

Bad:

    updates:
      - date: 2026-05-20
        rag: AMBER
        note: See above, training goes on  # CIP607

Good:

    success:
      - 87% or above of care leavers are suitably housed
      - As action 1.1.2, for children in care
"""

from __future__ import annotations

import re
from itertools import chain

from cipt.rules.base import Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.free_text import FreeText, free_texts

_LEANS = re.compile(
    r"\b(?:(?:same )?as|see|per) (?:above|below)\b(?! (?:\d|the\b|an?\b))"
    r"|\bas (?:before|previously)\s*(?:$|[.,;])"
    r"|\bditto\b|^\s*(?:-?do\.?-?|[\"“”″〃]+)\s*$",
    re.IGNORECASE,
)
_TRACES = (" above", " below", "as before", "as previously", "ditto")
"""Without one of these nothing leans on another text, ditto marks apart."""
_MARK_LENGTH = 6
"""A text shorter than this may be a ditto mark."""

_WHERE = frozenset(
    {("title",), ("due_text",), ("success",), ("assurance",), ("public",)}
    | {("milestones", "title"), ("updates", "note")}
)
"""The keys of an action under which such texts stand."""


@plan_rule("CIP607", "positional-reference", severity="info", since="0.1")
def check(context: Context) -> Problems:
    texts = free_texts(context)
    leaning = texts.mentioning(*_TRACES)
    marks = texts.shorter_than(_MARK_LENGTH)
    for free in chain(leaning, (free for free in marks if "ditto" not in free.text.lower())):
        found = _LEANS.search(free.text)
        if found and _is_looked_at(context, free):
            words = found[0].strip().rstrip(".,;")
            yield free.problem(
                f'"{words}" says nothing once the text stands alone',
                "Write out what is meant, or name the action by its number",
            )


def _is_looked_at(context: Context, free: FreeText) -> bool:
    """Whether it is wording of an action that is not withdrawn."""
    if free.kind != "action" or context.judgement.progress[free.number].is_withdrawn:
        return False
    return free.at[::2] in _WHERE
