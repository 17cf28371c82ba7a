"""An action has never been rated.

A blank is read as nothing to worry about. In a published plan the blanks were the actions that
nobody answered for.

Fix: have the responsible officer rate it at the next round; the scheme has a colour for what has
not begun.

Definition: the action is open, and no update of it bears a rating. One that joined the plan, or
is to start, after the plan was last rated need not be rated before work on it begins. Where
nothing in the plan has been rated yet, that is said once.

Bad:

    title: Publish the standards for visits  # CIP402
    due: 2026-09-30
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    due: 2026-09-30
    updates:
      - date: 2026-05-20
        rag: AMBER

Good:

    title: Publish the standards for visits
    due: 2026-09-30
    updates:
      - date: 2026-05-20
        rag: GREY

Good:

    title: Publish the standards for visits
    added: 2026-05-25
    due: 2026-09-30
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    due: 2026-09-30
    updates:
      - date: 2026-05-20
        rag: AMBER
"""

from __future__ import annotations

from datetime import date

from cipt.evaluation.progress import Progress
from cipt.model.dates import on_in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context


@plan_rule("CIP402", "blank-rating", severity="warning", since="0.1")
def check(context: Context) -> Problems:
    judged = context.judgement.progress
    blank = [(n, one) for n, one in enumerate(judged) if one.declared is None and one.is_open]
    if not blank:
        return
    rated = max((one.declared.date for one in judged if one.declared), default=None)
    grey = context.judgement.colours[Condition.NOT_STARTED]
    hint = f"Add under `updates:` a line `- date: …` and below it `rag: …` ({grey} if not begun)"
    if rated is None and len(blank) > 1:
        number, first = blank[0]
        none = "no action" if context.is_whole("action") else "no action that could be read"
        yield Problem(
            f"{none} has a rating yet: {len(blank):,} are open, {first.id} the first of them",
            ("title",),
            hint,
            on=("action", number),
            subjects=tuple(one.id for _, one in blank),
        )
        return
    while_others = f", while the plan was last rated {on_in_words(rated)}" if rated else ""
    for number, one in blank:
        if not _is_new(one, rated):
            yield Problem(
                f"this action has never been rated{while_others}",
                ("title",),
                hint,
                on=("action", number),
                subjects=(one.id,),
            )


def _is_new(progress: Progress, rated: date | None) -> bool:
    """Whether it joined or is to start after the plan was last rated, and has not begun."""
    if rated is None or progress.condition is not Condition.NOT_STARTED:
        return False
    action = progress.action
    return any(day is not None and day > rated for day in (action.added, action.start))
