"""Two actions that belong together contradict each other.

One is done while what it depends on is not; or one and the same action stands twice in the plan,
with two ratings. A board that sees both believes neither.

Fix: check which of the two is right; take a dependency out that is none, or withdraw the action
that stands twice.

Definition: an action is complete, signed off or taken over as done while an action under its
`depends_on` is open; or live actions with the same title, but for capitals, were rated
differently.

Bad:

    completed: 2026-05-20
    depends_on:
      - 1.1.2  # CIP415
    === actions/1/1.1.2.yaml
    title: Agree the standards with the teams
    area: 1.1
    due: 2026-06-30

Bad:

    title: Train the team in the standards  # CIP415
    updates:
      - date: 2026-05-20
        rag: AMBER
    === actions/1/1.1.2.yaml
    title: Train the Team in the Standards
    area: 1.1
    updates:
      - date: 2026-05-20
        rag: RED
        note: No trainer can be found

Good:

    completed: 2026-05-20
    depends_on:
      - 1.1.2
    === actions/1/1.1.2.yaml
    title: Agree the standards with the teams
    area: 1.1
    completed: 2026-04-30
"""

from __future__ import annotations

from collections import Counter

from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.ratings.done import DONE, how_done

_CURE_TITLE = "Check which rating is right; withdraw the action that stands twice, or reword it"


@plan_rule("CIP415", "contradictory-siblings", severity="info", since="0.1")
def check(context: Context) -> Problems:
    judged = context.judgement.progress
    for number, needed in enumerate(context.columns.depends_on):
        if needed and judged[number].condition in DONE:
            yield from _done_before_what_it_needs(number, judged[number])
    titles = [title.lower().rstrip(".") for title in context.columns.title]
    twice = {title for title, times in Counter(titles).items() if times > 1}
    by_title: dict[str, list[int]] = {}
    for number, title in enumerate(titles):
        if title in twice and judged[number].declared and not judged[number].is_withdrawn:
            by_title.setdefault(title, []).append(number)
    for numbers in by_title.values():
        if len({judged[number].declared_rag for number in numbers}) > 1:
            yield _rated_differently(numbers, [judged[number] for number in numbers])


def _done_before_what_it_needs(number: int, progress: Progress) -> Problems:
    places = {ref: place for place, ref in enumerate(progress.action.depends_on)}
    for other in progress.waits_on:
        if other.is_open:
            yield Problem(
                f"{how_done(progress)}, while {other.id}, which it depends on, is not done",
                ("depends_on", places[other.id]),
                f"Check which of the two is right, or take {other.id} out of `depends_on`",
                on=("action", number),
                subjects=(progress.id, other.id),
            )


def _rated_differently(numbers: list[int], same: list[Progress]) -> Problem:
    shown = " and ".join(f"{one.id} is rated {one.declared_rag}" for one in same[:3])
    more = f", with {len(same) - 3} more" if len(same) > 3 else ""
    return Problem(
        f"the same title stands twice: {shown}{more}",
        ("title",),
        _CURE_TITLE,
        on=("action", numbers[0]),
        subjects=tuple(one.id for one in same),
    )
