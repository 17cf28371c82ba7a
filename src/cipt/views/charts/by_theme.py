"""How the actions of each theme stand, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from cipt.evaluation.english import counted, listed, verb
from cipt.evaluation.tallies import Tally, by_theme
from cipt.views.charts.values import BarOfTheme, ByTheme, ChartTable
from cipt.views.report.counts import Part, all_conditions
from cipt.views.report.lines import Lines, Rating

NO_THEME = "No known theme"
WHAT_THEY_ARE = "What they are"


def by_theme_chart(lines: Lines) -> ByTheme | None:
    """Actions by colour, theme by theme, in the plan's order; None where no action is counted."""
    judgement = lines.judgement
    bars, tallies = [], []
    for ref, of in by_theme(judgement).items():
        theme = judgement.index.themes.get(ref or "")
        if of.total or theme:
            name = f"{theme.printed} {theme.title}" if theme else NO_THEME
            parts = parts_of(lines, of.by_rag)
            bars.append(BarOfTheme(name, of.total, parts, _told(of.total, parts)))
            tallies.append(of)
    if not any(one.total for one in bars):
        return None
    ratings = ratings_in(lines, [one.parts for one in bars])
    return ByTheme(
        title="Actions by theme and rating",
        summary=_summary(ratings[0], bars),
        key="The longer a bar, the more actions the theme has.",
        ratings=ratings,
        bars=tuple(bars),
        table=ChartTable(
            columns=("Theme", *(rating.rag for rating in ratings), "Actions", WHAT_THEY_ARE),
            numbers=(*(rating.rag for rating in ratings), "Actions"),
            rows=tuple(
                (one.name, *figures(ratings, of), f"{of.total:,}", all_conditions(of))
                for one, of in zip(bars, tallies, strict=True)
            ),
        ),
    )


def parts_of(lines: Lines, by_rag: Mapping[str, int]) -> tuple[Part, ...]:
    """The colours that occur, worst first, with how many actions have each."""
    return tuple(Part(lines.rating(rag), count) for rag, count in by_rag.items() if count)


def ratings_in(lines: Lines, parts: list[tuple[Part, ...]]) -> tuple[Rating, ...]:
    """The colours that occur in any of the bars, worst first."""
    found = {part.rating.rag for bar in parts for part in bar}
    bands = lines.judgement.scheme.bands
    return tuple(lines.rating(band.rag) for band in bands if band.rag in found)


def figures(ratings: tuple[Rating, ...], of: Tally) -> list[str]:
    """How many actions have each of these colours, as printed."""
    return [f"{of.by_rag.get(rating.rag, 0):,}" for rating in ratings]


def _summary(worst: Rating, bars: list[BarOfTheme]) -> str:
    counts = {one.name: _of(worst, one.parts) for one in bars}
    most = max(counts.values())
    names = [name for name, count in counts.items() if count == most]
    have = verb(len(names), "has", "have")
    each = "" if len(names) == 1 else " each"
    return f"{listed(names)} {have} the most {worst.rag}: {counted(most, 'action')}{each}."


def _told(total: int, parts: tuple[Part, ...]) -> str:
    if not total:
        return "no action"
    colours = listed([f"{part.number:,} {part.rating.rag}" for part in parts])
    return f"{counted(total, 'action')}: {colours}"


def _of(rating: Rating, parts: tuple[Part, ...]) -> int:
    return sum(part.number for part in parts if part.rating.rag == rating.rag)
