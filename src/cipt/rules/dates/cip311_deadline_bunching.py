"""A large part of the plan is due on one and the same day.

Such a date is most often the end of a month or of a year and not the result of planning. Nobody
can finish, test and sign off so much in one week, and the board will see a wall of RED the week
after.

Fix: Spread the dates by what depends on what. Where one day is right, accept the finding in
waivers.yaml; the limit is `deadlines_share_percent` under `settings` in plan.yaml.

Definition: More than that share of the open actions, 20 percent unless the plan says otherwise,
and more than ten, have this current due date.

Bad:

    === plan.yaml
    title: Example improvement plan  # CIP311
    organisation: Exampleshire Council
    workstreams:
      - id: a
        title: Practice
    inspections:
      - id: ilacs-2025
    === actions/1/1.1.1.yaml
    title: Publish the standards
    due: 2026-09-30
    === actions/1/1.1.2.yaml
    title: Train managers
    due: 2026-09-30
    === actions/1/1.1.3.yaml
    title: Audit records
    due: 2026-09-30
    === actions/1/1.1.4.yaml
    title: Recruit social workers
    due: 2026-09-30
    === actions/1/1.1.5.yaml
    title: Relaunch supervision
    due: 2026-09-30
    === actions/1/1.1.6.yaml
    title: Write the induction pack
    due: 2026-09-30
    === actions/1/1.1.7.yaml
    title: Ask children what they think
    due: 2026-09-30
    === actions/1/1.1.8.yaml
    title: Publish the strategy
    due: 2026-09-30
    === actions/1/1.1.9.yaml
    title: Map the pathways
    due: 2026-09-30
    === actions/1/1.1.10.yaml
    title: Brief the courts
    due: 2026-09-30
    === actions/1/1.1.11.yaml
    title: Agree thresholds
    due: 2026-09-30

Good:

    due: 2026-09-30
"""

from collections import Counter
from collections.abc import Iterator

from cipt.model.dates import Day, in_words
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.dates.current_due import is_to_be_done

HANDFUL = 10
"""So many actions on one day are not too many, whatever their share."""


@plan_rule("CIP311", "deadline-bunching", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    dues: Counter[Day | None] = Counter(
        progress.due for progress in context.judgement.progress if is_to_be_done(progress)
    )
    total = dues.total() + len(context.loaded.lost_ids("action"))
    limit = context.limits.deadlines_share_percent
    for day, count in sorted((day, count) for day, count in dues.items() if day):
        if count > HANDFUL and count * 100 > limit * total:
            yield Problem(
                f"{count} of {total} open actions, {round(count * 100 / total)} percent, are due "
                f"on one day: {in_words(day)}",
                at=("title",),
                hint="Spread the dates by what depends on what",
                on=("plan", 0),
            )
