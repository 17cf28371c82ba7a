"""What follows from other changes: ratings on one day, the coverage of recommendations, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cipt.evaluation.changes import RecordChange, Untold
from cipt.evaluation.changes_coverage import CoverageChange
from cipt.evaluation.progress import Progress
from cipt.views.diff.compared import Compared
from cipt.views.diff.values import About, Line

_MOST_NAMED = 12


def rating_lines(compared: Compared) -> Iterator[Line]:
    """The actions whose rating or condition differs on the day for which both are judged."""
    for progress in compared.after.progress:
        earlier = compared.before.of(progress.id)
        if earlier is None or _stand_alike(earlier, progress):
            continue
        if compared.after.of(progress.id) is not progress:
            # Of actions that share an id the first is compared.
            continue
        change = RecordChange("action", progress.id, earlier.action, progress.action)
        text = (
            f"{compared.condition(compared.before, progress.id)} before, "
            f"{compared.condition(compared.after, progress.id)} now: "
            f"{'; '.join(progress.reasons[:2])}"
        )
        yield compared.line(
            "rating",
            change,
            text,
            values={
                "rag_before": earlier.rag,
                "rag_after": progress.rag,
                "condition_before": earlier.condition.value,
                "condition_after": progress.condition.value,
            },
        )


def _stand_alike(one: Progress, other: Progress) -> bool:
    return one.rag == other.rag and one.condition is other.condition


def coverage_lines(compared: Compared, coverage: Sequence[CoverageChange]) -> Iterator[Line]:
    """The recommendations that are answered otherwise."""
    altered = {change.id: change for change in compared.changes.of("action")}
    for one in coverage:
        parts = []
        if one.gained:
            parts.append(f"now answered by {_named(one.gained)}")
        if one.lost:
            parts.append(f"no longer answered by {_named(one.lost)}")
        left = "no action answers it" if one.after == 0 else f"{one.after:,} in all"
        parts.append(f"{left}, {one.before:,} before")
        about: list[About] = [("recommendation", one.recommendation, "")]
        for identity in (*one.gained, *one.lost):
            change = altered.get(identity)
            if change and change.in_field("recommendations"):
                about.append(("action", identity, "recommendations"))
        sides = (compared.after.index, compared.before.index)
        known = (side.recommendations.get(one.recommendation) for side in sides)
        title = next((found.title for found in known if found), "(not in the plan)")
        yield compared.bare_line(
            "coverage",
            "recommendation",
            one.recommendation,
            (one.recommendation, title),
            "; ".join(parts),
            tuple(about),
            {"answered_before": one.before, "answered_after": one.after},
        )


def untold_lines(compared: Compared) -> Iterator[Line]:
    """What nobody can tell, because something was not read in one of the versions."""
    records = [one for one in compared.changes.untold if not one.field]
    for kind, group in groupby(records, key=lambda one: one.kind):
        ids = [one.id for one in group]
        text = f"{_named(ids)} cannot be compared: in one version not all of them could be read"
        about = tuple((kind, identity, "") for identity in ids)
        name = (f"{kind.capitalize()}s", "")
        yield compared.bare_line("untold", kind, "", name, text, about)
    for one in compared.changes.untold:
        if one.field:
            yield _untold_field(compared, one)


def _untold_field(compared: Compared, one: Untold) -> Line:
    text = f"{one.field} cannot be compared: in one version a part of this could not be read"
    name = ("The plan", "") if one.kind == "plan" else (f"{one.kind.capitalize()} {one.id}", "")
    return compared.bare_line(
        "untold", one.kind, one.id, name, text, ((one.kind, one.id, one.field),)
    )


def _named(ids: Sequence[str]) -> str:
    """Ids as a sentence lists them; of many the first."""
    shown = list(ids[:_MOST_NAMED])
    more = f" and {len(ids) - len(shown):,} more" if len(ids) > len(shown) else ""
    return f"{', '.join(shown)}{more}"
