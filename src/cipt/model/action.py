"""An action: one commitment of the plan, and everything that has been recorded of it."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from cipt.model.base import (
    DayField,
    Id,
    Rating,
    Record,
    Ref,
    Text,
    one_or_more,
    refusal,
    text_or_record,
)

Period = Literal["month", "quarter", "half-year", "year"]


class Revision(Record):
    """A change of the due date, asked for and then agreed or refused by a board."""

    asked: DayField | None = Field(None, description="The day the new date was asked for.")
    due: DayField = Field(description="The new date.")
    reason: Text = Field(description="Why the date has to move, in words that the board can weigh.")
    agreed: DayField | None = Field(
        None, description="The day the board agreed it. Without it the old date stands."
    )
    refused: DayField | None = Field(None, description="The day the board refused it.")
    by: Ref | None = Field(None, description="The board that agreed or refused, by its id.")
    minute: Text | None = Field(None, description="Where the minutes say so, as in 5.2.")


class Milestone(Record):
    """A step on the way, with a date of its own."""

    title: Text = Field(description="What will be there on that day.")
    due: DayField = Field(description="The day by which it will be there.")
    done: DayField | None = Field(None, description="The day it was there.")


class Occurrence(Record):
    """One time that a repeating action was done."""

    for_: DayField = Field(alias="for", description="The date for which it was due.")
    on: DayField = Field(description="The day it was done.")


class Repeats(Record):
    """When an action that recurs is due: a rhythm, or a list of dates."""

    every: Period | None = Field(None, description="How often it is due.")
    from_: DayField | None = Field(None, alias="from", description="The first date.")
    until: DayField | None = Field(None, description="The last date; without it, it goes on.")
    dates: tuple[DayField, ...] = Field((), description="The dates, where there is no rhythm.")
    done: tuple[Occurrence, ...] = Field((), description="The times that it was done.")

    @model_validator(mode="after")
    def _has_dates(self) -> Self:
        if not self.dates and (self.every is None or self.from_ is None):
            hint = "Add the lines `every: …` and `from: …`, or the dates one by one below `dates:`"
            raise refusal("missing-key", "needs `every` and `from`, or `dates`", hint=hint)
        return self


class LookBack(Record):
    """A day on which an ongoing action must be looked at."""

    due: DayField = Field(description="The day on which to look at it.")
    done: DayField | None = Field(None, description="The day it was looked at.")


class MeasureLink(Record):
    """A success measure that is a KPI of the plan."""

    measure: Ref = Field(description="The id of the measure, which is its file's name.")


class Waiting(Record):
    """What an action cannot go on without."""

    what: Text = Field(description="What is waited for.")
    who: Ref | None = Field(None, description="Who can give it: an officer or a group, by id.")
    since: DayField | None = Field(None, description="The day since which it has been waited for.")


class Update(Record):
    """A dated note of progress, with or without a declared rating."""

    date: DayField = Field(description="The day for which this is true.")
    rag: Rating | None = Field(None, description="The officer's own rating, as in AMBER.")
    by: Ref | None = Field(None, description="The officer who says so, by id.")
    note: Text | None = Field(None, description="What has happened, what is in the way.")
    recovery: DayField | None = Field(
        None, description="The day by which it will be back on track."
    )


class Evidence(Record):
    """Something that shows what was done or what difference it made."""

    date: DayField = Field(description="The day the evidence is of.")
    kind: Literal["audit", "feedback", "data", "document"] | None = Field(
        None, description="What kind of evidence it is."
    )
    title: Text | None = Field(None, description="What it is.")
    ref: Text | None = Field(None, description="Where it is kept: a file's number or a link.")
    tested_by: Ref | None = Field(
        None, description="The officer or group that has tested it, by id."
    )


class SignOff(Record):
    """A board's acceptance that an action is done."""

    date: DayField = Field(description="The day of the meeting.")
    by: Ref | None = Field(None, description="The board, by its id.")
    minute: Text | None = Field(None, description="Where the minutes say so, as in 5.2.")
    stamp: Text | None = Field(
        None, description="What exactly was signed off; `cipt sign-off` writes it."
    )


class Reopening(Record):
    """A completed action taken up again."""

    date: DayField = Field(description="The day it was reopened.")
    by: Ref | None = Field(None, description="The board or officer that reopened it, by id.")
    reason: Text | None = Field(None, description="Why it was reopened.")


class Withdrawal(Record):
    """An action that the plan no longer asks for."""

    date: DayField = Field(description="The day it was withdrawn.")
    by: Ref | None = Field(None, description="The board that withdrew it, by its id.")
    reason: Text | None = Field(None, description="Why it was withdrawn.")
    replaced_by: Ref | None = Field(None, description="The action that takes its place, by id.")


class OtherPlanLink(Record):
    """A pointer into another plan."""

    plan: Text = Field(description="The other plan.")
    text: Text | None = Field(None, description="What to look at there.")


class Source(Record):
    """Where a record came from; kept by import."""

    file: Text | None = Field(None, description="The file it was taken from.")
    place: Text | None = Field(None, description="The sheet and cell, or the table and row.")
    cells: dict[str, str] | None = Field(
        None, description="Every cell that is not used just as it was printed."
    )


Success = Annotated[
    Annotated[Text, Tag("text")] | Annotated[MeasureLink, Tag("record")],
    Discriminator(text_or_record),
]
SeeAlso = Annotated[
    Annotated[Ref, Tag("text")] | Annotated[OtherPlanLink, Tag("record")],
    Discriminator(text_or_record),
]


class Action(Record):
    """One action of the plan: what will be done, by whom, by when, and what has come of it."""

    KIND: ClassVar[str] = "action"

    id: Id = Field(description="The file's name.")
    number: Text | None = Field(None, description="The number the plan prints, where it differs.")
    title: Text = Field(description="What will be done.")
    area: Ref = Field(description="The area for improvement that it belongs to, by its id.")
    recommendations: tuple[Ref, ...] = Field(
        (),
        description="What inspectors asked for that this answers, by id; without it, the area's.",
    )
    responsible: Ref | None = Field(None, description="The officer who answers for it, by id.")
    leads: tuple[Ref, ...] = Field(
        (), description="The officers who do the work, by id; the first leads."
    )
    partners: tuple[Ref, ...] = Field((), description="Officers and groups who help, by id.")
    added: DayField | None = Field(
        None, description="The day it joined the plan; without it, the plan's first."
    )
    start: DayField | None = Field(None, description="The day on which work is to begin.")
    due: DayField | None = Field(
        None, description="The first agreed date. Never edit it: add a revision instead."
    )
    due_text: Text | None = Field(
        None, description="What the printed plan says, where it is anything but one plain date."
    )
    revisions: tuple[Revision, ...] = Field(
        (), description="Changes of the due date: asked for, agreed, refused."
    )
    milestones: tuple[Milestone, ...] = Field((), description="Steps on the way, each with a date.")
    repeats: Repeats | None = Field(
        None, description="When it is due, if it is done again and again."
    )
    reviews: tuple[LookBack, ...] = Field(
        (), description="The days on which an ongoing action must be looked at."
    )
    success: tuple[Success, ...] = Field(
        (), description="How we shall know: in words, or `measure:` with a measure's id."
    )
    assurance: tuple[Text, ...] = Field(
        (), description="Who checks from outside, as in Ofsted monitoring visit."
    )
    depends_on: tuple[Ref, ...] = Field((), description="Actions that must be done first, by id.")
    see_also: tuple[SeeAlso, ...] = Field(
        (), description="Other actions worth looking at, or `plan:` and `text:` of another plan."
    )
    waiting_for: Waiting | None = Field(None, description="What it cannot go on without.")
    started: DayField | None = Field(None, description="The day work began.")
    updates: tuple[Update, ...] = Field(
        (), description="Dated notes of progress. Add to them; never change one."
    )
    evidence: tuple[Evidence, ...] = Field(
        (), description="What shows that it was done, and what difference it made."
    )
    completed: Annotated[tuple[DayField, ...], one_or_more] = Field(
        (), description="The day it was completed; several where it was reopened."
    )
    signed_off: Annotated[tuple[SignOff, ...], one_or_more] = Field(
        (), description="The board's acceptance that it is done."
    )
    reopened: Annotated[tuple[Reopening, ...], one_or_more] = Field(
        (), description="Times that it was taken up again after completion."
    )
    withdrawn: Withdrawal | None = Field(
        None, description="Says that the plan no longer asks for it, and who decided so."
    )
    public: Text | None = Field(None, description="Plain words for reports to families.")
    source: Source | None = Field(None, description="Where import found it; leave as it is.")

    @property
    def printed(self) -> str:
        """The number that the plan prints."""
        return self.number or self.id
