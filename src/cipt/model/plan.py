"""The plan as a whole: the fields of plan.yaml, and every record that the folder holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag

from cipt.model.action import Action
from cipt.model.base import (
    DayField,
    Id,
    Record,
    Ref,
    Text,
    Whole,
    one_or_more,
    refusal,
)
from cipt.model.committee import Committee
from cipt.model.records import (
    Event,
    Group,
    Measure,
    Meeting,
    Officer,
    Recommendation,
    Theme,
    Waiver,
)
from cipt.model.scheme import BUILT_IN, Band, Scheme, scheme_fault

FORMAT = 1
"""The latest format of plan files that this cipt reads."""

PUBLISHED_IN = "reports/published"
"""Where published positions lie, from the plan folder on."""


class Inspection(Record):
    """A visit by inspectors or reviewers, from which recommendations come."""

    KIND: ClassVar[str] = "inspection"

    id: Id = Field(description="A short name for the plan's files, as in ilacs-2018.")
    title: Text | None = Field(None, description="What it is called.")
    inspectorate: Text | None = Field(None, description="Who inspected, as in Ofsted.")
    kind: Text | None = Field(None, description="What it was, as in ILACS or peer review.")
    from_: DayField | None = Field(None, alias="from", description="The first day of the visit.")
    to: DayField | None = Field(None, description="The last day of the visit.")
    published: DayField | None = Field(None, description="The day of the report.")
    judgement: Text | None = Field(None, description="The overall judgement, as in inadequate.")


class Workstream(Record):
    """The largest part of a plan: themes under one SRO."""

    KIND: ClassVar[str] = "workstream"

    id: Id = Field(description="A short name for the plan's files, as in a or b.")
    title: Text = Field(description="The workstream, as printed.")
    sro: Ref | None = Field(None, description="The SRO of its themes, by id.")


class Settings(Record):
    """Limits by which the plan is judged, where they differ from cipt's own."""

    due_soon_days: Whole = Field(
        28, description="How many days ahead something counts as due soon."
    )
    stale_after_days: Whole = Field(
        42, description="After how many days an update is called stale."
    )
    dates_agreed_by: Annotated[tuple[Ref, ...], one_or_more] = Field(
        (), description="Groups that may agree dates beside the boards that sign off, by id."
    )
    revisions_allowed: Whole = Field(
        2, description="How often a date may move before check says so."
    )
    papers_working_days: Whole = Field(
        9, description="How many working days before a meeting its papers are due."
    )
    clear_days: Whole = Field(
        5, description="How many clear working days papers must be public before a meeting."
    )
    officer_share_percent: Whole = Field(
        25, description="Which share of the open actions is too many for one person."
    )
    deadlines_share_percent: Whole = Field(
        20, description="Which share of the open actions is too many for one due date."
    )
    small_number_below: Whole = Field(
        6, description="Counts of children below this are held back in public words."
    )
    case_numbers: Annotated[tuple[Text, ...], one_or_more] = Field(
        (), description="Forms of the council's case numbers: # is a digit, @ a letter."
    )
    backdated_after_days: Whole = Field(
        35, description="How many days after its date a new entry counts as backdated."
    )


def _scheme_form(value: object) -> str:
    return "own" if isinstance(value, list | tuple) else "built-in"


def _sound(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    fault = scheme_fault(bands)
    if fault:
        hint = "Name every condition once, each under one colour; the worst colour stands first"
        raise refusal("wrong-type", fault, hint=hint)
    return bands


SchemeChoice = Annotated[
    Annotated[Literal["completion", "delivery"], Tag("built-in")]
    | Annotated[tuple[Band, ...], AfterValidator(_sound), Tag("own")],
    Discriminator(_scheme_form),
]


class Header(Record):
    """What plan.yaml says of the plan as a whole."""

    KIND: ClassVar[str] = "plan"

    format: Whole | None = Field(None, description="The format of the plan's files, which is 1.")
    title: Text = Field(description="The plan's title, as printed.")
    organisation: Text = Field(description="The council or trust whose plan it is.")
    authority: Text | None = Field(
        None, description="Its code at the Office for National Statistics."
    )
    version: Text | None = Field(None, description="The plan's version, as printed.")
    follows: Text | None = Field(None, description="The plan before this one.")
    starts: DayField | None = Field(None, description="The first day of the plan.")
    ends: DayField | None = Field(None, description="The last day of the plan.")
    taken_over: DayField | None = Field(
        None, description="The day of the ratings that the plan was taken over with."
    )
    closed: DayField | None = Field(
        None, description="The day on which a plan that is no longer kept was closed."
    )
    inspections: tuple[Inspection, ...] = Field(
        (), description="The inspections and reviews that it answers."
    )
    workstreams: tuple[Workstream, ...] = Field(
        (), description="The plan's largest parts, each with its SRO."
    )
    roles: tuple[Literal["sro", "responsible", "lead"], ...] | None = Field(
        None, description="Which roles this plan names; without it, all three."
    )
    scheme: SchemeChoice | None = Field(
        None, description="The colours: completion, delivery, or a list of your own, worst first."
    )
    settings: Settings | None = Field(None, description="Limits that differ from cipt's own.")
    glossary: dict[str, Text] | None = Field(
        None, description="Abbreviations, and what each stands for."
    )

    @property
    def rating_scheme(self) -> Scheme:
        """The scheme in force: the plan's own, the built-in one that it names, or `completion`."""
        if isinstance(self.scheme, tuple):
            return Scheme(self.scheme)
        return BUILT_IN[self.scheme or "completion"]

    @property
    def limits(self) -> Settings:
        """The settings in force."""
        return self.settings or DEFAULT_SETTINGS

    @property
    def named_roles(self) -> frozenset[str]:
        """The roles that this plan names: all three unless it says."""
        return frozenset(ALL_ROLES if self.roles is None else self.roles)


DEFAULT_SETTINGS = Settings()
ALL_ROLES = ("sro", "responsible", "lead")


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. Records stand in natural order, themes in theirs; nothing says where from.

    Two plans compare with `==`: which file or line a record came from is no part of it.
    """

    header: Header
    officers: tuple[Officer, ...] = ()
    groups: tuple[Group, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    themes: tuple[Theme, ...] = ()
    actions: tuple[Action, ...] = ()
    measures: tuple[Measure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    events: tuple[Event, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    committees: tuple[Committee, ...] = ()

    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Every record that a file holds, by its kind, in the order in which a reader meets them.

        Of those within a record, as areas are within a theme, it says nothing.
        """
        return {
            "plan": (self.header,),
            "theme": self.themes,
            "action": self.actions,
            "measure": self.measures,
            "recommendation": self.recommendations,
            "officer": self.officers,
            "group": self.groups,
            "meeting": self.meetings,
            "event": self.events,
            "waiver": self.waivers,
            "committee": self.committees,
        }
