"""The chase: everything that is late, as one message to each who answers for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from cipt.evaluation.english import counted, day, listed, verb, with_article
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.rules.evidence.papers import papers_due
from cipt.rules.masking import Mask
from cipt.views.chase.asks import Asked, asked_of, groups
from cipt.views.chase.decisions import decisions
from cipt.views.chase.readers import Readers
from cipt.views.chase.values import ROLE_WORDS, Chase, Message, Role

_NAMED = 20
"""How many actions for which there is nobody to ask are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are wanted.

    `roles`: as what people are asked. `within`: how many days ahead to look, or None. `sro`: only
    the actions of this SRO. `person`: only the message to this person. Both are ids, or None.
    """

    roles: Sequence[Role] = ("sro",)
    within: int | None = None
    sro: str | None = None
    person: str | None = None


@dataclass(slots=True)
class _Pile:
    """What one person is asked about, as it is gathered."""

    roles: list[Role] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    asked: dict[Progress, list[Asked]] = field(default_factory=dict)


def chase_view(judgement: Judgement, wanted: Wanted, notices: Sequence[str] = ()) -> Chase:
    """The messages that are wanted, in the order in which the plan first names their readers.

    What may be personal is masked in every text. `notices`: what to know first, a sentence each.
    """
    readers = Readers(judgement.index, judgement.as_of)
    piles, unasked = _piles(judgement, wanted, readers)
    only = readers.who(wanted.person) if wanted.person else None
    shown = Mask(judgement.plan).text
    messages = tuple(
        _message(judgement, readers, person, pile, shown)
        for person, pile in piles.items()
        if only in (None, person)
    )
    header = judgement.plan.header
    asked = {one for pile in piles.values() for one in pile.asked}
    return Chase(
        title=header.title,
        organisation=header.organisation,
        as_of=day(judgement.as_of),
        as_of_day=judgement.as_of,
        summary=f"{counted(len(messages), 'message')} about {counted(len(asked), 'action')}",
        messages=messages,
        nobody=_nobody(unasked, wanted.roles) if only is None else "",
        notices=tuple(notices),
    )


def _piles(
    judgement: Judgement, wanted: Wanted, readers: Readers
) -> tuple[dict[str, _Pile], list[Progress]]:
    """What each person is asked, and the actions for which there is nobody to ask."""
    piles: dict[str, _Pile] = {}
    unasked = []
    for progress in judgement.progress:
        if wanted.sro and (
            not progress.sro or readers.who(progress.sro) != readers.who(wanted.sro)
        ):
            continue
        asked = list(asked_of(progress, wanted.within))
        people = {role: readers.asked(progress, role) for role in wanted.roles}
        if asked and not any(people.values()):
            unasked.append(progress)
        for role in wanted.roles if asked else ():
            for person in people[role]:
                pile = piles.setdefault(person, _Pile())
                pile.asked[progress] = asked
                pile.ids += _ids(progress, role, person, readers)
                if role not in pile.roles:
                    pile.roles.append(role)
    return piles, unasked


def _ids(progress: Progress, role: Role, person: str, readers: Readers) -> list[str]:
    refs = {"sro": [progress.sro], "responsible": [progress.responsible], "lead": progress.leads}
    return [ref for ref in refs[role] if ref and readers.who(ref) == person]


def _message(
    judgement: Judgement, readers: Readers, person: str, pile: _Pile, shown: Callable[[str], str]
) -> Message:
    reader = readers.reader(person, pile.ids, pile.roles)
    asked = [one for each in pile.asked.values() for one in each]
    as_sro = "sro" in pile.roles
    deadline, sentence = reply_by(judgement)
    tally = _tally(asked)
    reply = f", please reply by {day(deadline)}" if deadline else ""
    return Message(
        reader=reader,
        subject=f"{judgement.plan.header.title}: {tally.short}{reply}",
        opening=f"As of {day(judgement.as_of)}, {tally.words}.",
        decisions=decisions(list(pile.asked), as_sro=as_sro, shown=shown),
        groups=groups(asked, shown),
        reply_by=sentence,
        reply_by_day=deadline,
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many things of each sort are asked."""

    late: int
    recoveries: int
    steps: int
    soon: int

    @property
    def short(self) -> str:
        """As a subject has it: "3 actions overdue, 2 steps late"."""
        return ", ".join(
            [
                *([f"{counted(self.late, 'action')} overdue"] if self.late else []),
                *(
                    [f"{counted(self.recoveries + self.steps, 'step')} late"]
                    if self._passed
                    else []
                ),
                *([f"{counted(self.soon, 'date')} due soon"] if self.soon else []),
            ]
        )

    @property
    def _passed(self) -> int:
        return self.recoveries + self.steps

    @property
    def words(self) -> str:
        """As a sentence has it."""
        clauses = (
            (self.late, "action", "is overdue", "are overdue"),
            (self.recoveries, "recovery date", "has passed", "have passed"),
            (self.steps, "step", "has passed its date", "have passed their date"),
            (self.soon, "date", "falls due soon", "fall due soon"),
        )
        return listed(
            f"{counted(count, noun)} {verb(count, one, many)}"
            for count, noun, one, many in clauses
            if count
        )


def _tally(asked: Sequence[Asked]) -> _Tally:
    late = {one.progress for one in asked if one.progress.days_overdue}
    return _Tally(
        late=len(late),
        recoveries=sum(one.kind == "recovery" and not one.progress.days_overdue for one in asked),
        steps=sum(one.kind == "step" for one in asked),
        soon=sum(one.kind == "soon" for one in asked),
    )


def reply_by(judgement: Judgement) -> tuple[date | None, str]:
    """The next day on which papers are due, and a sentence that asks for an answer by it.

    The boards that sign off go before others: theirs is the meeting that asks about dates.
    """
    index, limits = judgement.index, judgement.plan.header.limits
    coming = [
        (meeting.board not in index.signing_boards, due, meeting)
        for meeting in judgement.plan.meetings
        if (due := papers_due(meeting, limits)) >= judgement.as_of
    ]
    if not coming:
        return None, "Please reply as soon as you can: the plan names no coming paper deadline."
    _, due, meeting = min(coming, key=lambda each: (each[0], each[1], each[2].date))
    board = with_article(index.person_name(meeting.board))
    return date(due.year, due.month, due.day), (
        f"Please reply by {day(due)}, when the papers for the meeting of {board} on "
        f"{day(meeting.date)} are due."
    )


def _nobody(unasked: Sequence[Progress], roles: Sequence[Role]) -> str:
    if not unasked:
        return ""
    numbers = [one.action.printed for one in unasked]
    named = listed(numbers, _NAMED)
    role = " or ".join(ROLE_WORDS[role] for role in roles)
    return (
        f"{counted(len(unasked), 'action')} {verb(len(unasked), 'names', 'name')} no {role}, and "
        f"{verb(len(unasked), 'stands', 'stand')} in no message: {named}."
    )
