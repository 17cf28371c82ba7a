"""One measure in full: where it stands, which way it moves, what is to be known of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cipt.evaluation.english import capital, day, ended, listed
from cipt.evaluation.measures import MEAN_OF, Standing, known_readings
from cipt.evaluation.progress import Progress
from cipt.evaluation.words import figure
from cipt.model.action import Source
from cipt.model.records import Measure, MeasureReading
from cipt.views.charts.measure import measure_chart
from cipt.views.charts.values import MeasureChart
from cipt.views.report.changes import mention
from cipt.views.report.lines import Lines, Mentions, Rating, mentions
from cipt.views.report.measures import MeasureLine, compared_in_words, measure_line, state_in_words

ON_TARGET = Rating("", "On target", "green")
MISSES = Rating("", "Misses its target", "red")
UNJUDGED = Rating("", "Cannot be judged", "grey")
UNREAD = Rating("", "No reading", "other")

LEAST_DECIMALS = 1
"""Places after the point to which a mean is rounded, where the readings have no more."""


@dataclass(frozen=True, slots=True)
class Score:
    """One measure; what is absent is "" or says so.

    `line`: how it stands in a few words. `at_the_end`: its last target, "the same" where that is
    the one shown, or "none". `anchor`: an id for links. `state`: whether it is on
    target, as a tag; `why_not`: why that cannot be said, or "". `short`, `long`: how the latest
    reading compares with the one before, and with the mean of the four before, or why that cannot
    be said; `direction`: both in one. `frequency`: how often it is read. `source`: where the
    figures come from. `tolerance`: how far from the target still meets it. `notes`: changes of
    definition, restated and provisional values, a sentence each. `actions`: those whose success it
    shows. `chart`: its readings drawn, or None without one.
    """

    line: MeasureLine
    at_the_end: str
    anchor: str
    state: Rating
    why_not: str
    short: str
    long: str
    direction: str
    frequency: str
    source: str
    tolerance: str
    notes: tuple[str, ...]
    actions: Mentions
    chart: MeasureChart | None


def score(lines: Lines, measure: Measure, linked: Sequence[Progress]) -> Score:
    """The measure as it stands on the day of judgement; `linked` are the actions that name it."""
    judgement = lines.judgement
    standing = judgement.standing(measure)
    short, long = _short(standing), _long(standing)
    state, line = state_of(standing), measure_line(judgement, measure)
    return Score(
        line=line,
        at_the_end=line.final or ("the same" if standing.target else "none"),
        anchor=f"measure-{measure.id}",
        state=state,
        why_not=state_in_words(standing) if state is UNJUDGED else "",
        short=capital(short),
        long=capital(long),
        direction=capital("; ".join(dict.fromkeys(each for each in (short, long) if each))),
        frequency=capital(measure.frequency or ""),
        source=_source(measure),
        tolerance=_tolerance(measure),
        notes=tuple(_notes(standing)),
        actions=mentions([mention(lines, one, _rating(lines, one)) for one in linked]),
        chart=measure_chart(judgement, measure),
    )


def state_of(standing: Standing) -> Rating:
    """Whether a measure is on target, as a tag that a page draws like a rating."""
    if standing.reading is None:
        return UNREAD
    if standing.on_target is None:
        return UNJUDGED
    return ON_TARGET if standing.on_target else MISSES


def _rating(lines: Lines, progress: Progress) -> str:
    rating = lines.of(progress).rating
    return rating.rag or rating.label.lower()


def _short(standing: Standing) -> str:
    before = standing.before
    if standing.reading is None:
        return ""
    if before is None:
        return _not_comparable(standing, "no reading before")
    at = f"{figure(before.value, standing.measure)} on {day(before.date)}"
    if standing.short is None:
        return f"{at} before: which way is better is not known"
    return compared_in_words(standing.short, at)


def _long(standing: Standing) -> str:
    mean = standing.mean_before
    if standing.reading is None:
        return ""
    if mean is None:
        return _not_comparable(standing, f"fewer than {MEAN_OF} readings before")
    at = f"{figure(_rounded(standing, mean), standing.measure)}, the mean of {MEAN_OF} before"
    return compared_in_words(standing.long, at) if standing.long else f"the mean before is {at}"


def _not_comparable(standing: Standing, otherwise: str) -> str:
    """Why there is nothing to compare with: the definition changed, or there is too little."""
    reading = standing.reading
    changed = [each for each in standing.measure.breaks if reading and each <= reading.date]
    earlier = [
        one
        for one in known_readings(standing.measure, standing.as_of)
        if changed and one.date < max(changed)
    ]
    return f"the definition changed on {day(max(changed))}" if earlier else otherwise


def _rounded(standing: Standing, mean: Decimal) -> Decimal:
    known = known_readings(standing.measure, standing.as_of)
    places = max(_decimals(one.value) for one in known)
    return round(mean, max(places, LEAST_DECIMALS)).normalize() + 0


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _source(measure: Measure) -> str:
    source = measure.source
    if isinstance(source, Source):
        return ", ".join(each for each in (source.file, source.place) if each)
    return source or ""


def _tolerance(measure: Measure) -> str:
    if not measure.tolerance:
        return ""
    points = " points" if measure.unit == "percent" else ""
    return f"within {abs(measure.tolerance):,}{points}"


def _notes(standing: Standing) -> Iterator[str]:
    measure, as_of = standing.measure, standing.as_of
    passed = [each for each in sorted(measure.breaks) if each <= as_of]
    if passed:
        yield (
            f"The definition changed on {listed(map(day, passed))}: nothing is compared across "
            f"{'that day' if len(passed) == 1 else 'those days'}."
        )
    for reading in known_readings(measure, as_of):
        yield from _marks(reading, measure)
        if reading.note:
            yield f"{day(reading.date)}: {ended(reading.note)}"
    if measure.note:
        yield ended(measure.note)


def _marks(reading: MeasureReading, measure: Measure) -> Iterator[str]:
    if reading.restated_from is not None:
        when = f" on {day(reading.published)}" if reading.published else ""
        yield (
            f"The reading of {day(reading.date)} was restated{when} from "
            f"{figure(reading.restated_from, measure)} to {figure(reading.value, measure)}."
        )
    if reading.provisional:
        yield f"The reading of {day(reading.date)} is provisional and may still change."
