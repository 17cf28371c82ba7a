"""An open action names somebody who is not in post.

Their successor may not know that the action is theirs, and the reminder goes to somebody who has
left. Posts change hands often in a service under intervention, and actions get lost between two
holders.

Fix: Name the successor, who needs an entry of their own in people.yaml, with `from`.

Definition: The officer's last day in post (`to`) is past; or the first (`from`) comes only after
the day on which the action is due. Looked at are responsible officers and leads of open actions,
and SROs of themes and workstreams that have any.

Bad:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service-2025
        post: Head of Service
        to: 2026-03-31
    === actions/1/1.1.1.yaml
    responsible: head-of-service-2025  # CIP207
    due: 2026-09-30

Good:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service-2025
        post: Head of Service
        to: 2026-03-31
      - id: head-of-service-2026
        post: Head of Service
        from: 2026-04-01
    === actions/1/1.1.1.yaml
    responsible: head-of-service-2026
    due: 2026-09-30

Good, as of 2026-03-31:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
      - id: head-of-service-2025
        post: Head of Service
        to: 2026-03-31
    === actions/1/1.1.1.yaml
    responsible: head-of-service-2025
    due: 2026-09-30
"""

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words, on_in_words
from cipt.model.records import Officer
from cipt.rules.base import At, Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.ownership.references import sros
from cipt.rules.ownership.roles import Role, is_named

_ROLES: tuple[Role, ...] = ("responsible", "lead")
_HINT = "Write the id of whoever holds the post now, with an entry in people.yaml"


@plan_rule("CIP207", "officer-out-of-post", severity="warning", since="0.1", dated=True)
def check(context: Context) -> Iterator[Problem]:
    out = {
        officer.id: officer
        for officer in context.index.officers.values()
        if (officer.to and officer.to < context.as_of)
        or (officer.from_ and officer.from_ > context.as_of)
    }
    if not out:
        return
    yield from _sros(context, out)
    roles: set[Role] = {role for role in _ROLES if is_named(context, role)}
    owners = zip(context.columns.responsible, context.columns.leads, strict=True)
    for number, (responsible, leads) in enumerate(owners):
        if responsible not in out and out.keys().isdisjoint(leads):
            continue
        progress = context.judgement.progress[number]
        for at, named in _owners(progress, roles) if progress.is_open else ():
            officer = out.get(named)
            words = officer and _absence(officer, context.as_of, progress.due)
            if words:
                yield Problem(
                    words, at=at, hint=_HINT, on=("action", number), subjects=(progress.id,)
                )


def _owners(progress: Progress, roles: set[Role]) -> Iterator[tuple[At, str]]:
    if progress.responsible and "responsible" in roles:
        yield ("responsible",), progress.responsible
    if "lead" in roles:
        for place, lead in enumerate(progress.leads):
            yield ("leads", place), lead


def _sros(context: Context, out: dict[str, Officer]) -> Iterator[Problem]:
    if not is_named(context, "sro"):
        return
    gone = [
        (holder, out[reference.id])
        for holder, reference in sros(context.plan)
        if reference.id in out
    ]
    if not gone:
        return
    answering = {progress.sro for progress in context.judgement.progress if progress.is_open}
    for holder, officer in gone:
        words = _absence(officer, context.as_of, None)
        if words and officer.id in answering:
            on = (holder.kind, holder.number)
            yield Problem(words, at=("sro",), hint=_HINT, on=on, subjects=(holder.id,))


def _absence(officer: Officer, as_of: date, due: date | None) -> str | None:
    """Why an officer cannot answer for what is due by then, or None."""
    post = shortened(officer.post)
    if officer.to and officer.to < as_of:
        return f"{post} left the post {on_in_words(officer.to)}"
    if officer.from_ and due and due < officer.from_:
        return f"{post} is in post only from {in_words(officer.from_)}"
    return None
