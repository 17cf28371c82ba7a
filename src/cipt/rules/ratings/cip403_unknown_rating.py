"""A rating is no colour of the plan's scheme.

A colour that the plan does not explain says nothing to the board, and cipt judges the action as
if it had not been given.

Fix: write one of the scheme's colours, or add the colour to the scheme in plan.yaml.

Bad:

    updates:
      - date: 2026-05-20
        rag: YELLOW  # CIP403

Bad:

    updates:
      - date: 2026-04-20
        rag: AMBER-RED  # CIP403
      - date: 2026-05-20
        rag: RED
        note: The provider has withdrawn
        recovery: 2026-07-31

Good:

    updates:
      - date: 2026-05-20
        rag: AMBER

Good:

    updates:
      - date: 2026-05-20
        rag: C
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    starts: 2026-01-01
    scheme:
      - rag: A
        label: Late
        means: Late or off track
        conditions: [overdue, off_track, milestone_missed, outcome_missed]
      - rag: B
        label: Under way
        means: Begun or about to begin
        conditions: [not_started, at_risk, on_track]
      - rag: C
        label: Done
        means: Done
        conditions: [complete, claimed, signed_off]
"""

from __future__ import annotations

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import nearest
from cipt.model.action import Update
from cipt.model.scheme import Scheme
from cipt.rules.base import Problem, Problems, action_rule


def _is_unknown(update: Update, judgement: Judgement) -> bool:
    return update.rag is not None and update.rag not in judgement.declares


@action_rule("CIP403", "unknown-rating", severity="error", since="0.1", if_update=_is_unknown)
def check(progress: Progress) -> Problems:
    scheme = progress.judgement.scheme
    *others, last = scheme.ranks
    for number, update in enumerate(progress.action.updates):
        if update.rag is not None and _is_unknown(update, progress.judgement):
            meant = _meant(update.rag, scheme)
            yield Problem(
                f"{update.rag} is no colour of this plan, which has {', '.join(others)} and {last}",
                ("updates", number, "rag"),
                f"Write: rag: {meant}" if meant else "Write one of these colours",
            )


def _meant(rag: str, scheme: Scheme) -> str | None:
    """The colour that was probably meant; of two named together the worse."""
    named = [word for word in rag.replace("-", " ").split() if word in scheme.ranks]
    if named:
        return min(named, key=scheme.ranks.__getitem__)
    begun = [one for one in scheme.ranks if one.startswith(rag) or rag.startswith(one)]
    return begun[0] if len(begun) == 1 else nearest(rag, tuple(scheme.ranks))
