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
from collections.abc import Iterator

from cipt.rules.base import Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.free_text import FreeText, free_texts
from cipt.rules.wording.joined import Joined

_MARK = re.compile(r"\s*(?:-?do\.?-?|[\"“”″〃]{1,5})\s*$", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:(?:same )?as|see|per) (?:above|below)\b(?! (?:\d|the\b|an?\b))"
    r"|\bas (?:before|previously)\s*(?:$|[.,;])"
    r"|\bditto\b",
    re.IGNORECASE,
)
_TRACES = (" above", " below", "as before", "as previously", "ditto")
"""Without one of these nothing leans on another text, ditto marks apart."""

_WHERE = frozenset(
    {("title",), ("due_text",), ("success",), ("assurance",), ("public",)}
    | {("milestones", "title"), ("updates", "note")}
)
"""The keys of an action under which such texts stand."""


@plan_rule("CIP607", "positional-reference", severity="info", since="0.1")
def check(context: Context) -> Problems:
    texts = free_texts(context)
    for place, words in _leaning(texts):
        free = texts.at(place)
        if _is_looked_at(context, free):
            yield free.problem(
                f'"{words}" says nothing once the text stands alone',
                "Write out what is meant, or name the action by its number",
            )


def _leaning(texts: Joined) -> Iterator[tuple[int, str]]:
    """The places of the texts that lean on another, and the words with which they do."""
    for place in texts.mentioning(*_TRACES):
        found = _LEANS.search(texts.texts[place])
        if found:
            yield place, found[0].strip().rstrip(".,;")
    if any(map(_MARK.match, texts.short)):
        for place, text in enumerate(texts.texts):
            if _MARK.match(text):
                yield place, text.strip().rstrip(".,;")


def _is_looked_at(context: Context, free: FreeText) -> bool:
    """Whether it is wording of an action that is not withdrawn."""
    if free.kind != "action" or context.judgement.progress[free.number].is_withdrawn:
        return False
    return free.at[::2] in _WHERE
