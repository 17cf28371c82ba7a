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

from cipt.evaluation.progress import Progress
from cipt.model.action import Action
from cipt.rules.base import At, Problem, Problems, action_rule

_LEANS = re.compile(
    r"\b(?:(?:same )?as|see|per) (?:above|below)\b(?! (?:\d|the\b|an?\b))"
    r"|\bas (?:before|previously)\s*(?:$|[.,;])"
    r"|\bditto\b|^\s*(?:-?do\.?-?|[\"“”″〃]+)\s*$",
    re.IGNORECASE,
)


_MARK_LENGTH = 6
"""A text shorter than this may be a ditto mark."""


@action_rule("CIP607", "positional-reference", severity="info", since="0.1")
def check(progress: Progress) -> Problems:
    if not _may_lean(progress.action):
        return
    for at, text in _texts(progress.action):
        found = _LEANS.search(text)
        if found:
            words = found[0].strip().rstrip(".,;")
            yield Problem(
                f'"{words}" says nothing once the text stands alone',
                at,
                "Write out what is meant, or name the action by its number",
            )


def _may_lean(action: Action) -> bool:
    """A quick look at all the texts at once, which spares nearly every action the long one."""
    texts = [action.title, *(one for one in action.success if isinstance(one, str))]
    texts += action.assurance
    texts += [text for text in (action.due_text, action.public) if text]
    texts += [one.title for one in action.milestones]
    texts += [one.note for one in action.updates if one.note]
    low = "\n".join(texts).lower()
    return (
        "above" in low
        or "below" in low
        or "before" in low
        or "previously" in low
        or "ditto" in low
        or min(map(len, texts)) < _MARK_LENGTH
    )


def _texts(action: Action) -> Iterator[tuple[At, str]]:
    yield ("title",), action.title
    if action.due_text:
        yield ("due_text",), action.due_text
    for number, success in enumerate(action.success):
        if isinstance(success, str):
            yield ("success", number), success
    for number, text in enumerate(action.assurance):
        yield ("assurance", number), text
    for number, milestone in enumerate(action.milestones):
        yield ("milestones", number, "title"), milestone.title
    for number, update in enumerate(action.updates):
        if update.note:
            yield ("updates", number, "note"), update.note
    if action.public:
        yield ("public",), action.public
