"""One officer answers for more of the plan than one person can.

Inspectors read a plan in which one name stands against most actions as a plan that nobody owns:
one absence stops it, and no one person can know how so many actions stand.

Fix: Share the actions out among those who can decide them. The limit is `officer_share_percent`
under `settings` in plan.yaml.

Definition: The responsible officer of more than that share of the actions that are not withdrawn,
25 percent unless the plan says otherwise, and of more than ten. In a plan that names no
responsible officers, the first lead of each action counts.

Bad:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services  # CIP208
    === actions/1/1.1.1.yaml
    title: Publish the standards
    responsible: director
    === actions/1/1.1.2.yaml
    title: Train managers
    responsible: director
    === actions/1/1.1.3.yaml
    title: Audit records
    responsible: director
    === actions/1/1.1.4.yaml
    title: Recruit social workers
    responsible: director
    === actions/1/1.1.5.yaml
    title: Relaunch supervision
    responsible: director
    === actions/1/1.1.6.yaml
    title: Write the induction pack
    responsible: director
    === actions/1/1.1.7.yaml
    title: Ask children what they think
    responsible: director
    === actions/1/1.1.8.yaml
    title: Publish the strategy
    responsible: director
    === actions/1/1.1.9.yaml
    title: Map the pathways
    responsible: director
    === actions/1/1.1.10.yaml
    title: Brief the courts
    responsible: director
    === actions/1/1.1.11.yaml
    title: Agree thresholds
    responsible: director

Good:

    responsible: director
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.roles import is_named

HANDFUL = 10
"""So many actions are not too many for anybody, whatever their share."""


@plan_rule("CIP208", "officer-overload", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    counts = _answered_for(context)
    lost = len(context.loaded.lost_ids("action"))
    total, least = counts.total() + lost, "at least " if lost else ""
    limit = context.limits.officer_share_percent
    for number, officer in enumerate(context.plan.officers):
        count = counts[officer.id]
        if count > HANDFUL and count * 100 > limit * total:
            yield Problem(
                f"{shortened(officer.post)} answers for {least}{count} of {total} actions, "
                f"{round(count * 100 / total)} percent",
                at=("post",),
                hint="Share them out, or set `officer_share_percent` under `settings` in plan.yaml",
                on=("officer", number),
                subjects=(officer.id,),
            )


def _answered_for(context: Context) -> Counter[str | None]:
    """How many actions, withdrawn ones apart, each officer answers for; nobody is None."""
    if is_named(context, "responsible"):
        owners: Sequence[str | None] = context.columns.responsible
    elif is_named(context, "lead"):
        owners = [leads[0] if leads else None for leads in context.columns.leads]
    else:
        return Counter()
    return Counter(owners) - Counter(owners[number] for number in context.withdrawn)
