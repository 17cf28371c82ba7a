"""A page for each of the worst exceptions: everything on record of it, in the order of its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cipt.evaluation.english import day
from cipt.evaluation.progress import Progress
from cipt.views.report.exceptions import ExceptionLine, exception_line, worst_of
from cipt.views.report.lines import Lines
from cipt.views.story import story_of


@dataclass(frozen=True, slots=True)
class StoryLine:
    """What is to be known of an action: `label` says what, "" where it is as on the line before."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class StoryFact:
    """A dated fact, in words."""

    date: str
    words: str


@dataclass(frozen=True, slots=True)
class ExceptionPage:
    """One exception on a page of its own. `anchor`: an id for links. `facts`: those by the day."""

    anchor: str
    exception: ExceptionLine
    lines: tuple[StoryLine, ...]
    facts: tuple[StoryFact, ...]


def exception_pages(lines: Lines, off_their_way: Sequence[Progress]) -> tuple[ExceptionPage, ...]:
    """The pages of the worst of these actions."""
    return tuple(_page(lines, progress) for progress in worst_of(off_their_way))


def _page(lines: Lines, progress: Progress) -> ExceptionPage:
    story = story_of(progress)
    told: list[StoryLine] = []
    before = ""
    for label, text in story.lines:
        told.append(StoryLine("" if label == before else label, text))
        before = label
    exception = exception_line(lines, progress)
    return ExceptionPage(
        anchor=f"exception-{exception.line.anchor}",
        exception=exception,
        lines=tuple(told),
        facts=tuple(StoryFact(day(one.date), one.words) for one in story.facts if not one.later),
    )
