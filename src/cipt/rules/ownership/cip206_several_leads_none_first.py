"""An action has several lead officers, and only the order of the list says which of them leads.

Where two names stand side by side in print, each of the two can take the other for the lead, most
easily when they are of different services.

Fix: Leave one of them as the lead, or say in the `note` who leads. An update that one of them
gives, with their id under `by`, settles it too.

Definition: An open action with two or more leads, none of whom is its responsible officer or has
given one of its updates, and with no `note` that has the word "lead" or "leads" in it.

Bad:

    responsible: director
    leads:  # CIP206
      - head-of-service
      - team-manager

Good:

    responsible: head-of-service
    leads:
      - head-of-service
      - team-manager

Good:

    responsible: director
    leads:
      - head-of-service
      - team-manager
    note: The Head of Service leads; the Team Manager trains the teams
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.roles import is_named

_LEADS = re.compile(r"\bleads?\b", re.IGNORECASE)


@plan_rule("CIP206", "several-leads-none-first", severity="info", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    if not is_named(context, "lead"):
        return
    for number, leads in enumerate(context.columns.leads):
        if len(leads) < 2:
            continue
        progress = context.judgement.progress[number]
        if progress.is_open and not _one_stands_out(progress):
            yield Problem(
                _message(leads, context.index.person_name),
                at=("leads",),
                hint="Leave one of them under `leads`, or say in `note:` who leads",
                on=("action", number),
                subjects=(progress.id,),
            )


def _one_stands_out(progress: Progress) -> bool:
    action, leads = progress.action, frozenset(progress.action.leads)
    return (
        action.responsible in leads
        or any(update.by in leads for update in action.updates)
        or (action.note is not None and _LEADS.search(action.note) is not None)
    )


def _message(leads: Sequence[str], named: Callable[[str], str]) -> str:
    times = Counter(leads)
    twice = next((lead for lead in leads if times[lead] > 1), None)
    if twice:
        return f"{shortened(named(twice))} is named more than once among the leads"
    first, second = (shortened(named(lead)) for lead in leads[:2])
    if len(leads) > 2:
        return f"{first} and {len(leads) - 1:,} more are all named as leads"
    return f"{first} and {second} both lead"
