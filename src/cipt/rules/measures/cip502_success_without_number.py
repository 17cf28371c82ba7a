"""A measure of success promises a change and does not say how much.

"Better" can always be claimed and never be shown. A figure, with where it stands now, can be
read by anyone.

Fix: write the figure to be reached, or link a measure of the plan.

Definition: a text under `success:` has a word of change (better, improved, increase, more, fewer,
shorter, quicker and the like) and no figure, and the action links no measure. A text that names
a thing that will be there ("Guidance published") needs no figure. Said once an action, of the
first such text.

Bad:

    success:
      - Guidance published
      - Better audit outcomes  # CIP502

Good:

    success:
      - Guidance published
      - Better audit outcomes, with 75% graded good

Good:

    success:
      - Better audit outcomes
      - measure: audits-good
    === measures/audits-good.yaml
    title: Audits graded good
"""

from __future__ import annotations

import re

from cipt.loading.refusals import shortened
from cipt.model.action import Success
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

# What stands before a word is looked for first, which is quicker than to look at every letter.
_BEGINS = r"[^a-z](?<!\w)"
_CHANGE = re.compile(
    rf"{_BEGINS}(better|improv(?:e[sd]?|ing)|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)"
    r"|reduc(?:e[sd]?|ing|tions?)|more|fewer|less|higher|lower|greater|stronger|quicker|faster"
    r"|shorter|timelier|safer|rises?|falls?|grows?|growth)\b"
)
_DIGIT = re.compile(r"\d")
_SHARE = re.compile(
    rf"{_BEGINS}(?:half|third|quarter|tenth|one|two|three|four|five|ten) (?:in|of)\b"
)

_BEFORE = 12
"""Characters before the word that a message shows at the least, where the text is long."""


@plan_rule("CIP502", "success-without-number", severity="info", since="0.1")
def check(context: Context) -> Problems:
    columns = context.columns
    for number, success in enumerate(columns.success):
        found = _first_without_number(success) if success else None
        if found and number not in context.withdrawn:
            place, text, word, start = found
            yield Problem(
                f'"{_around(text, start, start + len(word))}" says "{word}", and not by how much',
                ("success", place),
                "Write the figure to be reached, or add `- measure: …` with a measure's id",
                on=("action", number),
                subjects=(columns.id[number],),
            )


def _first_without_number(success: tuple[Success, ...]) -> tuple[int, str, str, int] | None:
    """The first text with a change and no figure; none beside a measure.

    Its place, itself, the word of change, and where in it this begins.
    """
    found = None
    for place, text in enumerate(success):
        if not isinstance(text, str):
            return None
        if found is None:
            lower = f" {text.lower()}"
            change = _CHANGE.search(lower)
            if change and not _DIGIT.search(text) and not _SHARE.search(lower):
                found = place, text, change[1], change.start()
    return found


def _around(text: str, start: int, end: int) -> str:
    """As much of the text as a message has room for, the word of change in it."""
    cut = shortened(text)
    if end < len(cut):
        return cut
    start = text.rfind(" ", 0, max(0, start - _BEFORE)) + 1
    return f"…{shortened(text[start:])}" if start else cut
