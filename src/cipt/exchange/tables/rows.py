"""The lines of the tidy tables, from a judged plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cipt.evaluation.judgement import Judgement, judge_as_it_was
from cipt.exchange.tables.columns import TABLES
from cipt.model.action import Action, MeasureLink
from cipt.model.base import Record
from cipt.model.plan import Plan
from cipt.rules.evidence.papers import papers_due
from cipt.views.history import month_ends
from cipt.views.unread import Unread

Row = Sequence[object]

_APART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Made:
    """What a plan was made into tables from: its files' fingerprint, cipt, what was not read."""

    fingerprint: str
    cipt: str
    unread: tuple[Unread, ...] = ()


def plan_key(plan: Plan) -> str:
    """What tells this plan from all others: the authority's code, else its name, and the title."""
    header = plan.header
    return _slug(f"{header.authority or header.organisation} {header.title}")


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return _APART.sub("-", plain.replace("'", "")).strip("-")


def rows(judgement: Judgement, made: Made) -> Iterator[tuple[str, tuple[str, ...], Iterator[Row]]]:
    """Each table's name, columns and lines, whether or not it has any."""
    key = plan_key(judgement.plan)
    for name, columns in TABLES.items():
        yield name, columns, _keyed(key, _SOURCES[name](judgement, made))


def _keyed(key: str, lines: Iterable[Row]) -> Iterator[Row]:
    return ((key, *line) for line in lines)


def _plans(judgement: Judgement, made: Made) -> Iterator[Row]:
    header = judgement.plan.header
    yield (
        *(judgement.as_of, header.title, header.organisation, header.authority, header.version),
        *(header.follows, header.starts, header.ends, header.taken_over, header.closed),
        *(made.fingerprint, made.cipt),
    )


def _themes(judgement: Judgement, _: Made) -> Iterator[Row]:
    for one in judgement.plan.themes:
        sro = judgement.index.sro_of_theme(one)
        yield one.id, one.printed, one.title, one.workstream, sro, one.outcome


def _areas(judgement: Judgement, _: Made) -> Iterator[Row]:
    for theme in judgement.plan.themes:
        for one in theme.areas:
            yield one.id, one.printed, one.title, theme.id, one.kind


def _actions(judgement: Judgement, _: Made) -> Iterator[Row]:
    for progress in judgement.progress:
        one = progress.action
        yield (
            *(one.id, one.printed, one.title, one.area, progress.theme, progress.workstream),
            *(one.added, one.start, one.started, one.due, one.due_text, progress.completed_on),
            one.withdrawn.date if one.withdrawn and progress.is_withdrawn else None,
            one.public,
        )


def _months(judgement: Judgement, _: Made) -> Iterator[Row]:
    """Each action at the end of each month from the plan's first on, and on the as-of day.

    By dated facts alone, as each was known by then; before it joined the plan it has no line.
    """
    first = judgement.plan.header.starts or judgement.as_of.replace(day=1)
    for day in month_ends(first, judgement.as_of):
        then = judge_as_it_was(judgement.plan, day) if day != judgement.as_of else judgement
        for one in then.progress:
            yield (
                *(one.id, f"{day:%Y-%m}", day, one.condition.value, one.rag, one.declared_rag),
                *(one.due, one.asked_due, one.days_overdue, one.days_slipped, one.revisions),
                one.last_update,
            )


def _people_of(judgement: Judgement, _: Made) -> Iterator[Row]:
    for progress in judgement.progress:
        for role, people in (
            ("sro", (progress.sro,)),
            ("responsible", (progress.responsible,)),
            ("lead", progress.leads),
            ("partner", progress.action.partners),
        ):
            yield from ((progress.id, role, person) for person in people if person)


def _answers(judgement: Judgement, _: Made) -> Iterator[Row]:
    for progress in judgement.progress:
        yield from ((progress.id, each) for each in progress.recommendations)


def _links(judgement: Judgement, _: Made) -> Iterator[Row]:
    for progress in judgement.progress:
        for link in progress.action.success:
            if isinstance(link, MeasureLink):
                found = judgement.index.measures_for(link.measure)
                yield from ((progress.id, one.id) for one in found)


def _entries(
    kind: Callable[[Action], Sequence[Record]], *fields: str
) -> Callable[[Judgement, Made], Iterator[Row]]:
    """The entries of a list of the actions: the action, which entry, and these fields of it."""

    def found(judgement: Judgement, _: Made) -> Iterator[Row]:
        for progress in judgement.progress:
            yield from _numbered(progress.id, kind(progress.action), fields)

    return found


def _numbered(record: str, entries: Iterable[Record], fields: Sequence[str]) -> Iterator[Row]:
    for number, one in enumerate(entries, start=1):
        yield (record, number, *(getattr(one, field) for field in fields))


def _recommendations(judgement: Judgement, _: Made) -> Iterator[Row]:
    for one in judgement.plan.recommendations:
        disputed = one.disputed.date if one.disputed else None
        yield (
            *(one.id, one.source, one.kind, one.part_of, one.paragraph, one.title, one.wording),
            disputed,
        )


def _people(judgement: Judgement, _: Made) -> Iterator[Row]:
    for officer in judgement.plan.officers:
        yield officer.id, "officer", officer.post, officer.organisation, None
    for group in judgement.plan.groups:
        yield group.id, group.kind or "group", group.title, None, group.signs_off


def _measures(judgement: Judgement, _: Made) -> Iterator[Row]:
    for one in judgement.plan.measures:
        yield (
            *(one.id, one.title, one.unit, one.better, one.owner, one.frequency, one.tolerance),
            one.baseline and one.baseline.date,
            one.baseline and one.baseline.value,
        )


def _targets(judgement: Judgement, _: Made) -> Iterator[Row]:
    for one in judgement.plan.measures:
        yield from _numbered(one.id, one.targets, ("date", "value"))


def _readings(judgement: Judgement, _: Made) -> Iterator[Row]:
    fields = ("date", "published", "value", "count", "of", "provisional", "restated_from")
    for one in judgement.plan.measures:
        yield from _numbered(one.id, one.readings, fields)


def _benchmarks(judgement: Judgement, _: Made) -> Iterator[Row]:
    for one in judgement.plan.measures:
        yield from _numbered(one.id, one.benchmarks, ("of", "year", "value"))


def _meetings(judgement: Judgement, _: Made) -> Iterator[Row]:
    limits = judgement.plan.header.limits
    for one in judgement.plan.meetings:
        yield one.board, one.date, papers_due(one, limits)


def _unreadable(_: Judgement, made: Made) -> Iterator[Row]:
    for one in made.unread:
        yield one.path, one.id, one.message


_SOURCES: dict[str, Callable[[Judgement, Made], Iterator[Row]]] = {
    "plans": _plans,
    "themes": _themes,
    "areas": _areas,
    "actions": _actions,
    "action_months": _months,
    "action_people": _people_of,
    "action_recommendations": _answers,
    "action_measures": _links,
    "revisions": _entries(
        lambda one: one.revisions, "asked", "due", "reason", "agreed", "refused", "by", "minute"
    ),
    "updates": _entries(lambda one: one.updates, "date", "rag", "by", "note", "recovery"),
    "milestones": _entries(lambda one: one.milestones, "title", "due", "done"),
    "evidence": _entries(lambda one: one.evidence, "date", "kind", "title", "ref", "tested_by"),
    "sign_offs": _entries(lambda one: one.signed_off, "date", "by", "minute"),
    "recommendations": _recommendations,
    "people": _people,
    "measures": _measures,
    "targets": _targets,
    "readings": _readings,
    "benchmarks": _benchmarks,
    "meetings": _meetings,
    "unreadable": _unreadable,
}
