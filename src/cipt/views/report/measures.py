"""Whether it makes a difference: measures with baseline, latest reading, target and direction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cipt.evaluation.english import capital, counted, day, or_none, verb
from cipt.evaluation.judgement import Judgement
from cipt.evaluation.measures import Standing
from cipt.evaluation.words import figure
from cipt.model.order import natural
from cipt.model.records import Measure, MeasureReading

ON_PAGE_ONE = 6

NO_READING = "no reading is published"

BETTER = {
    "higher": "higher is better",
    "lower": "lower is better",
    "target": "nearer to the target is better",
}
STATES = {True: "on target", False: "misses its target"}


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure as printed; what is absent is "" or says so.

    `better`: which way is better. `is_read`: whether there is a reading. `baseline`, `latest`,
    `target`: values with their days; `final`: the last target, where it is not the one shown.
    `state`: whether the latest reading meets the target in force when it was taken, or why that
    cannot be said. `direction`: which way it moves, against the reading before and the mean of
    the four before. `others`: benchmarks. `owner`: who answers for it.
    """

    id: str
    title: str
    better: str
    is_read: bool
    baseline: str
    latest: str
    target: str
    final: str
    state: str
    direction: str
    others: str
    owner: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Measures in a table.

    `has_baselines`, `has_readings` and `has_others` say whether any line has one, so that a
    template can leave an empty column out. `note`: what can be said of them all.
    """

    lines: tuple[MeasureLine, ...]
    has_baselines: bool
    has_readings: bool
    has_others: bool
    note: str


def measures(judgement: Judgement, chosen: Iterable[Measure], note: str = "") -> Measures:
    """These measures, in natural order of their titles' files."""
    lines = tuple(measure_line(judgement, measure) for measure in chosen)
    return Measures(
        lines,
        has_baselines=any(line.baseline for line in lines),
        has_readings=any(line.is_read for line in lines),
        has_others=any(line.others for line in lines),
        note=note,
    )


def key_measures(judgement: Judgement) -> Measures:
    """At most six for page one: those that miss their target first, then those nearest to one."""
    standings = [judgement.standing(measure) for measure in judgement.plan.measures]
    ranked = sorted(standings, key=_rank)
    note = standings_in_words(standings)
    if len(standings) > ON_PAGE_ONE:
        note += f" Of the {len(standings):,} measures, {ON_PAGE_ONE} are shown here."
    return measures(judgement, [standing.measure for standing in ranked[:ON_PAGE_ONE]], note)


def measure_line(judgement: Judgement, measure: Measure) -> MeasureLine:
    """One measure as it stands on the day of judgement."""
    standing = judgement.standing(measure)
    index = judgement.index
    return MeasureLine(
        id=measure.id,
        title=measure.title,
        better=BETTER.get(measure.better or "", ""),
        is_read=standing.reading is not None,
        baseline=_baseline(measure),
        latest=capital(_latest(standing)),
        target=_target(standing),
        final=_final(standing),
        state=capital(state_in_words(standing)),
        direction=_direction(standing),
        others=_others(measure),
        owner=index.person_name(measure.owner) if measure.owner else "nobody named",
    )


def miss(judgement: Judgement, measure: Measure) -> str:
    """How a measure misses its target, with the figures."""
    standing = judgement.standing(measure)
    reading, target = standing.reading, standing.target_in_force
    if reading is None or target is None:
        return f"{measure.title} misses its target"
    return (
        f"{measure.title} stood at {figure(reading.value, measure)} on {day(reading.date)}, and "
        f"was to reach {figure(target.value, measure)}"
    )


def _rank(standing: Standing) -> tuple[object, ...]:
    """Misses first, then readings that no target judges, then those on target, then those without
    a reading: of these the ones whose target day has come, then by the day of the target.
    """
    target = standing.target
    come = bool(target and target.date and not standing.target_not_yet_due)
    when = target.date.toordinal() if target and target.date else 10**7
    if standing.reading:
        state = {False: 0, None: 1, True: 2}[standing.on_target]
    else:
        state = 3 if come else 4
    return (state, when, natural(standing.measure.id))


def standings_in_words(standings: Sequence[Standing]) -> str:
    """How many measures are on target, miss it, or cannot be judged, in a few sentences."""
    come = [
        one for one in standings if one.target and one.target.date and not one.target_not_yet_due
    ]
    unread = [one for one in come if not one.reading]
    parts = [verdict_in_words(standings)]
    if unread:
        parts.append(
            f"The day of the target has passed for {len(unread):,} that "
            f"{verb(len(unread), 'has', 'have')} no reading."
        )
    return " ".join(parts)


def verdict_in_words(standings: Sequence[Standing]) -> str:
    """Whether the plan makes a difference, as far as its readings can tell."""
    if not standings:
        return "The plan has no measures, so it cannot say whether it makes a difference."
    total = len(standings)
    read = [standing for standing in standings if standing.reading]
    if not read:
        return (
            f"No readings are published for the plan's {counted(total, 'measure')}, so it cannot "
            f"be said whether the plan makes a difference."
        )
    missed = sum(one.on_target is False for one in read)
    met = sum(one.on_target is True for one in read)
    unsure = total - met - missed
    beside = f" {unsure:,} cannot be judged." if unsure else ""
    return (
        f"Of {counted(total, 'measure')}, {or_none(met)} {verb(max(met, 1))} on target and "
        f"{or_none(missed)} {verb(max(missed, 1), 'misses', 'miss')} it.{beside}"
    )


def _baseline(measure: Measure) -> str:
    baseline = measure.baseline
    if baseline is None:
        return ""
    return _dated(figure(baseline.value, measure), day(baseline.date))


def _dated(value: str, when: str) -> str:
    return f"{value} ({when})" if when else value


def _latest(standing: Standing) -> str:
    reading = standing.reading
    if reading is None:
        return NO_READING
    marks = [day(reading.date), *reading_marks(reading, standing.measure)]
    return f"{figure(reading.value, standing.measure)} ({', '.join(marks)})"


def reading_marks(reading: MeasureReading, measure: Measure) -> list[str]:
    """What is to be known of a reading: "812 of 1,068", "provisional", "restated from 79%"."""
    marks = []
    if reading.count is not None and reading.of is not None:
        marks.append(f"{reading.count:,} of {reading.of:,}")
    if reading.provisional:
        marks.append("provisional")
    if reading.restated_from is not None:
        marks.append(f"restated from {figure(reading.restated_from, measure)}")
    return marks


def _target(standing: Standing) -> str:
    target = standing.target
    if target is None:
        return "none"
    value = figure(target.value, standing.measure)
    if target.date is None:
        return f"{value}, no date set"
    mark = " (not yet due)" if standing.target_not_yet_due else ""
    return f"{value} by {day(target.date)}{mark}"


def _final(standing: Standing) -> str:
    dated = [target for target in standing.measure.targets if target.date]
    last = max(dated, key=lambda target: target.date or standing.as_of, default=None)
    if last is None or last is standing.target:
        return ""
    return f"{figure(last.value, standing.measure)} by {day(last.date)}"


def state_in_words(standing: Standing) -> str:
    """Whether the latest reading meets its target, or why that cannot be said."""
    if standing.reading is None:
        return NO_READING
    if standing.on_target is not None:
        return STATES[standing.on_target]
    if not standing.measure.targets:
        return "no target is set"
    if standing.target_in_force is None:
        return "no target was due by then"
    return "which way is better is not recorded"


def _direction(standing: Standing) -> str:
    parts = []
    if standing.short:
        parts.append(compared_in_words(standing.short, "the reading before"))
    if standing.long:
        parts.append(compared_in_words(standing.long, "the mean of the four before"))
    return capital("; ".join(parts))


def compared_in_words(moved: str, with_what: str) -> str:
    """Which way a reading moved: "better than 68% on 31 March 2026"."""
    return f"the same as {with_what}" if moved == "no change" else f"{moved} than {with_what}"


def _others(measure: Measure) -> str:
    return "; ".join(
        f"{other.of} {_dated(figure(other.value, measure), other.year or '')}"
        for other in measure.benchmarks
    )
