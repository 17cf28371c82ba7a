"""A committee's paper: the header and the numbered sections that a council's own form asks for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import ClassVar, Literal

from pydantic import Field

from cipt.model.base import Id, Record, Ref, Text

FromThePlan = Literal[
    "summary",
    "background",
    "progress",
    "exceptions",
    "decisions",
    "measures",
    "recommendations",
    "dates",
    "risks",
    "next",
    "method",
    "appendices",
    "documents",
]


USUAL = "committee"
"""The name of the form that is there without a file."""


class PaperPart(Record):
    """A numbered part of a section."""

    id: Id = Field(
        description="Names the file of its words: legal for reports/2019-05/committee/legal.md."
    )
    title: Text = Field(description="The heading, without its number.")
    from_the_plan: FromThePlan | None = Field(
        None, description="What cipt writes here from the plan, below the council's own words."
    )
    standing: Text | None = Field(
        None, description="Words for every paper that has none of its own, as Markdown."
    )


class PaperSection(PaperPart):
    """A numbered section of a committee's paper."""

    parts: tuple[PaperPart, ...] = Field((), description="Its numbered parts, as in 7.1 and 7.2.")


class Committee(Record):
    """The form of a committee's paper."""

    KIND: ClassVar[str] = "committee"

    id: Id = Field(description="The file's name.")
    title: Text = Field(description="The committee, as printed at the head of its papers.")
    board: Ref | None = Field(
        None, description="The committee among the plan's groups, by id: for what it saw before."
    )
    header: dict[str, Text] | None = Field(
        None, description="The lines at the head of the paper, as in `Report of: The director`."
    )
    sections: tuple[PaperSection, ...] = Field(
        (), description="Its sections in their order; without any, those that most forms ask for."
    )

    @property
    def all_sections(self) -> tuple[PaperSection, ...]:
        """Its sections, or the usual ones."""
        return self.sections or usual_sections()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the texts that its paper can hold, as in `committee/legal`."""
        return tuple(f"{self.id}/{part.id}" for part in _parts(self.all_sections))


def _parts(sections: tuple[PaperSection, ...]) -> Iterator[PaperPart]:
    for section in sections:
        yield section
        yield from section.parts


def _section(
    id: str, title: str, from_the_plan: FromThePlan | None = None, *parts: PaperPart
) -> PaperSection:
    return PaperSection(id=id, title=title, from_the_plan=from_the_plan, parts=parts)


def _part(id: str, title: str, from_the_plan: FromThePlan | None = None) -> PaperPart:
    return PaperPart(id=id, title=title, from_the_plan=from_the_plan)


@cache
def usual_form() -> Committee:
    """The form of a committee's paper for a plan that has none of its own."""
    return Committee(id=USUAL, title="Report to the committee")


@cache
def usual_sections() -> tuple[PaperSection, ...]:
    """What councils' forms for committee papers ask for, in their order."""
    return (
        _section("summary", "Summary", "summary"),
        _section("background", "Background", "background"),
        _section(
            "other-considerations",
            "Other considerations",
            None,
            _part("progress", "Progress since the committee last saw the plan", "progress"),
            _part("exceptions", "Actions that are off their way", "exceptions"),
            _part("dates", "Dates that moved", "dates"),
            _part("inspectors", "What inspectors asked for", "recommendations"),
            _part("difference", "Is it making a difference?", "measures"),
            _part("next", "What comes next", "next"),
        ),
        _section("finance", "Financial and resource appraisal"),
        _section("risk", "Risk management and governance", "risks"),
        _section("legal", "Legal appraisal"),
        _section(
            "implications",
            "Other implications",
            None,
            _part("equality", "Equality and diversity"),
            _part("sustainability", "Sustainability"),
            _part("emissions", "Greenhouse gas emissions"),
            _part("community-safety", "Community safety"),
            _part("human-rights", "Human rights"),
            _part("trade-unions", "Trade unions"),
            _part("wards", "Wards"),
            _part("corporate-parenting", "Corporate parenting"),
            _part("privacy", "Privacy"),
        ),
        _section("not-for-publication", "Documents not for publication"),
        _section("options", "Options"),
        _section("recommendations", "Recommendations"),
        _section("appendices", "Appendices", "appendices"),
        _section("background-documents", "Background documents", "documents"),
    )
