"""The plan's other records: people, recommendations, themes, measures, meetings, waivers."""

from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag

from cipt.model.action import Period, Source
from cipt.model.base import (
    DayField,
    Flag,
    Id,
    Number,
    Record,
    Ref,
    Text,
    Whole,
    one_or_more,
    text_or_record,
)
from cipt.model.dates import Day


class Officer(Record):
    """A person who answers for actions, by post."""

    KIND: ClassVar[str] = "officer"

    id: Id = Field(description="A short name for the plan's files, never changed later.")
    post: Text = Field(description="The post, as printed in reports.")
    organisation: Text | None = Field(None, description="A group's id, or the name itself.")
    aliases: tuple[Text, ...] = Field(
        (), description="Other ways in which documents write this post."
    )
    from_: DayField | None = Field(None, alias="from", description="First day in post.")
    to: DayField | None = Field(None, description="Last day in post.")
    name: Text | None = Field(None, description="The name, only where it may be published.")
    email: Text | None = Field(None, description="The address, only where it may be published.")


class Group(Record):
    """A board, a partner or a team."""

    KIND: ClassVar[str] = "group"

    id: Id = Field(description="A short name for the plan's files, never changed later.")
    title: Text = Field(description="The name, as printed in reports.")
    kind: Text | None = Field(None, description="What it is, as in board, partner or team.")
    signs_off: Flag | None = Field(
        None, description="Write true if this board may sign actions off and agree dates."
    )
    chair: Text | None = Field(None, description="Who chairs it: an officer's id or a post.")
    every: Period | Text | None = Field(
        None, description="How often it meets, as in month or quarter."
    )
    reports_to: Ref | None = Field(None, description="The group it reports to, by id.")
    contact: Text | None = Field(None, description="How to reach it.")
    members: tuple[Text, ...] = Field((), description="Who sits on it: officers' ids, or posts.")


class Dispute(Record):
    """That the council does not accept a recommendation as it stands."""

    date: DayField = Field(description="The day it was disputed.")
    by: Text | None = Field(None, description="Who disputes it: the council, or a partner.")
    why: Text | None = Field(None, description="Why it is disputed.")
    outcome: Text | None = Field(None, description="What came of the dispute.")


class Recommendation(Record):
    """What an inspector or a reviewer asked for."""

    KIND: ClassVar[str] = "recommendation"

    id: Id = Field(description="As printed, without spaces: R1, AFI16, PR3.")
    source: Ref | None = Field(None, description="The inspection that asked for it, by its id.")
    kind: Literal["recommendation", "priority", "area", "verbal", "notice", "peer"] | None = Field(
        None, description="In which way it was asked for."
    )
    part_of: Ref | None = Field(
        None, description="The recommendation that this is a part of, by id."
    )
    paragraph: Text | None = Field(None, description="The paragraph of the report.")
    title: Text = Field(description="What is asked for, in a few words.")
    wording: Text | None = Field(
        None, description="What is asked for, in the inspectors' own words."
    )
    disputed: Dispute | None = Field(
        None, description="Says that the council does not accept it as it stands."
    )


class Area(Record):
    """A numbered area for improvement, which groups actions."""

    KIND: ClassVar[str] = "area"

    id: Id = Field(description="The area's number as printed, as in 1.10.")
    number: Text | None = Field(None, description="The number the plan prints, where it differs.")
    title: Text = Field(description="What is to improve.")
    recommendations: tuple[Ref, ...] = Field(
        (), description="What inspectors asked for that this area answers, by id."
    )
    kind: Literal["enabler"] | None = Field(
        None, description="Write enabler where no recommendation is expected."
    )

    @property
    def printed(self) -> str:
        """The number that the plan prints."""
        return self.number or self.id


class Section(Record):
    """A heading inside a theme, over some of its areas."""

    title: Text = Field(description="The heading, as printed.")
    areas: tuple[Ref, ...] = Field((), description="The areas under it, by id.")


class Theme(Record):
    """A theme of the plan, with its areas."""

    KIND: ClassVar[str] = "theme"

    id: Id = Field(description="The file's name.")
    number: Text | None = Field(None, description="The number the plan prints, where it differs.")
    title: Text = Field(description="The theme, as printed.")
    subtitle: Text | None = Field(None, description="The line under the title.")
    order: Whole | None = Field(None, description="Its place among the themes: 1, 2, 3.")
    workstream: Ref | None = Field(None, description="The workstream it belongs to, by id.")
    sro: Ref | None = Field(None, description="The SRO, by id; without it, the workstream's.")
    outcome: Text | None = Field(None, description="What will be better for children.")
    for_children: Text | None = Field(None, description="The same in words for children.")
    indicators: tuple[Text, ...] = Field((), description="Signs by which it will show.")
    sections: tuple[Section, ...] = Field((), description="Headings inside the theme.")
    areas: tuple[Area, ...] = Field((), description="Its areas for improvement, as printed.")

    @property
    def printed(self) -> str:
        """The number that the plan prints."""
        return self.number or self.id


class Baseline(Record):
    """Where a measure stood before."""

    date: DayField | None = Field(None, description="The day it stood so.")
    value: Number = Field(description="Where it stood.")


class Target(Record):
    """Where a measure is to be, and by when."""

    date: DayField | None = Field(None, description="The day by which it is to be there.")
    value: Number = Field(description="Where it is to be.")


class Benchmark(Record):
    """Where others stand."""

    of: Text = Field(description="Whose figure it is, as in England or Statistical neighbours.")
    year: Text | None = Field(None, description="The year of the figure.")
    value: Number = Field(description="The figure.")


class MeasureReading(Record):
    """One dated value of a measure."""

    date: DayField = Field(description="The day, or the end of the period, that it is of.")
    published: DayField | None = Field(None, description="The day it became known.")
    value: Number = Field(description="The value, as a plain number.")
    count: Whole | None = Field(None, description="How many children, for a percentage.")
    of: Whole | None = Field(None, description="Out of how many, for a percentage.")
    provisional: Flag | None = Field(None, description="Write true while it may still change.")
    restated_from: Number | None = Field(
        None, description="The value it replaces; the first reading stays where it is."
    )

    @property
    def known(self) -> Day:
        """The day from which it is known: when it was published, and never before its own day.

        What is put down for a day still to come is a forecast.
        """
        return max(self.published or self.date, self.date)


MeasureSource = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Source, Tag("record")], Discriminator(text_or_record)
]


class Measure(Record):
    """A KPI of the plan, with its targets and readings."""

    KIND: ClassVar[str] = "measure"

    id: Id = Field(description="The file's name.")
    title: Text = Field(description="What is measured.")
    unit: Literal["percent", "count", "rate", "average", "ratio"] | None = Field(
        None, description="What kind of figure it is."
    )
    better: Literal["higher", "lower", "target"] | None = Field(
        None, description="Which way is better: higher, lower, or as near the target as can be."
    )
    owner: Ref | None = Field(None, description="The officer who answers for the figure, by id.")
    frequency: (
        Literal[
            "weekly",
            "fortnightly",
            "monthly",
            "quarterly",
            "termly",
            "half-yearly",
            "yearly",
        ]
        | None
    ) = Field(None, description="How often there is a reading.")
    tolerance: Number | None = Field(
        None, description="How far from the target still counts as met, in the measure's unit."
    )
    source: MeasureSource | None = Field(None, description="Where the figure comes from.")
    breaks: Annotated[tuple[DayField, ...], one_or_more] = Field(
        (), description="Days from which the definition differs; nothing is compared across one."
    )
    baseline: Baseline | None = Field(None, description="Where it stood before the plan.")
    targets: tuple[Target, ...] = Field(
        (), description="Where it is to be, and by when; several for a staircase."
    )
    benchmarks: tuple[Benchmark, ...] = Field((), description="Where others stand.")
    readings: tuple[MeasureReading, ...] = Field(
        (), description="Its values. Add to them; a restated one is a second of the same date."
    )


class Meeting(Record):
    """A board's meeting, with the dates of its papers."""

    board: Ref = Field(description="The board, by its id.")
    date: DayField = Field(description="The day of the meeting.")
    briefing: DayField | None = Field(None, description="The day of the chair's briefing.")
    papers_due: DayField | None = Field(
        None, description="The day papers are due; without it, 9 working days before, or as set."
    )


class Event(Record):
    """Something that comes from outside, as a monitoring visit."""

    kind: Text = Field(description="What it is, as in monitoring visit.")
    date: DayField = Field(description="The day, or the first of its days.")
    focus: Text | None = Field(None, description="What it looks at.")


class Waiver(Record):
    """Findings that the board accepts, until a date."""

    rule: Text = Field(description="The rule, by name or code.")
    subjects: Annotated[tuple[Text, ...], one_or_more] = Field(
        description="The ids of what it is accepted for, or the word all."
    )
    reason: Text = Field(description="Why it is accepted.")
    agreed_by: Ref | None = Field(None, description="The board that accepted it, by its id.")
    minute: Text | None = Field(None, description="Where the minutes say so.")
    until: DayField | None = Field(None, description="The last day on which it is accepted.")
