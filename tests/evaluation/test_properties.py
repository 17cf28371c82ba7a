"""What holds for every plan and every day, tried on plans with all kinds of facts."""

import copy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cipt.evaluation.judgement import judge
from cipt.evaluation.progress import Progress
from cipt.evaluation.tallies import by_recommendation, by_theme, tally_all
from cipt.model.scheme import RATED_CONDITIONS, Condition

BEFORE, FIRST, LAST = date(2018, 12, 25), date(2019, 1, 1), date(2019, 5, 1)
ONE_DAY = timedelta(days=1)
COLOURS = ("RED", "AMBER", "GREY", "GREEN", "BLUE", "PUCE")
IDS = ("1", "2", "3")
BAND = {"label": "A label", "means": "As agreed"}

days = st.dates(FIRST, LAST)
typed = days.map(date.isoformat)
later_days = st.dates(FIRST, LAST + timedelta(days=90))
due = later_days.map(date.isoformat)
ends = st.sampled_from(["2019-01-31", "2019-02", "2019-03-30"]) | typed
boards = st.sampled_from(["improvement-board", "dates", "scrutiny", "nobody-known"])
values = st.integers(0, 4).map(str)


def record(required=None, **optional):
    return st.fixed_dictionaries(required or {}, optional=optional)


def few(entry, most=3):
    return st.lists(entry, max_size=most)


UPDATE = record({"date": typed}, rag=st.sampled_from(COLOURS), recovery=due)
REVISION = record(
    {"due": due, "reason": st.just("More time")},
    asked=typed,
    agreed=typed,
    refused=typed,
    by=boards,
)
REPEATS = record(
    {"every": st.sampled_from(["month", "quarter"]), "from": ends, "dates": few(due)},
    until=due,
    done=few(record({"for": ends, "on": typed})),
)
OPEN = {
    "added": typed,
    "revisions": few(REVISION),
    "milestones": few(record({"title": st.just("Step"), "due": due}, done=typed), 2),
    "repeats": REPEATS,
    "reviews": few(record({"due": due}, done=typed), 2),
    "depends_on": few(st.sampled_from([*IDS, "nowhere"])),
    "waiting_for": record({"what": st.just("A system")}, since=typed),
    "started": typed,
    "evidence": few(record({"date": typed}), 1),
}
ENDED = {
    "success": st.just([{"measure": "7"}]),
    "completed": few(typed, 2),
    "signed_off": few(record({"date": typed}, by=boards), 2),
    "reopened": few(record({"date": typed}), 2),
    "withdrawn": record({"date": typed}, replaced_by=st.sampled_from(IDS)),
}
BARE = {"area": st.sampled_from(["1.1", "9.9"])}
USUAL = {**BARE, "due": due, "updates": st.lists(UPDATE, min_size=1, max_size=4)}
ACTION = record(USUAL, **OPEN) | record(BARE, **OPEN) | record(USUAL, **OPEN, **ENDED)
MEASURE = record(
    {"id": st.just("7"), "title": st.just("A measure")},
    better=st.sampled_from(["higher", "lower", "target"]),
    tolerance=values,
    breaks=few(typed, 1),
    targets=few(record({"value": values}, date=typed)),
    readings=few(record({"date": typed, "value": values}, published=typed), 4),
)


@st.composite
def own_schemes(draw):
    """A plan's own scheme: any that the model takes."""
    ranks, floor = {}, 0
    for condition in ("overdue", "off_track", "milestone_missed"):
        floor = ranks[condition] = draw(st.integers(floor, 3))
    for condition in ("not_started", "at_risk"):
        ranks[condition] = draw(st.integers(floor, 3))
    ranks["on_track"] = draw(st.integers(max(ranks.values()), 4))
    for condition in ("signed_off", "outcome_missed", "complete", "claimed"):
        ranks[condition] = draw(st.integers(0, 4))
    colours, bands = draw(st.permutations(COLOURS[:5])), []
    for rank in sorted(set(ranks.values())):
        conditions = [condition for condition in ranks if ranks[condition] == rank]
        bands.append({**BAND, "rag": colours[rank], "conditions": conditions})
    return bands


HEADER = record(
    {"settings": st.just({"dates_agreed_by": ["dates"]})},
    scheme=st.sampled_from(["completion", "delivery"]) | own_schemes(),
    taken_over=typed,
    starts=typed,
)


@st.composite
def plans(draw):
    """The header, actions and measures of a plan, as typed."""
    actions = [{"id": name, **draw(ACTION)} for name in draw(st.sampled_from([IDS[:1], IDS]))]
    return {"header": draw(HEADER), "actions": actions, "measures": draw(few(MEASURE, 1))}


@pytest.fixture(scope="session")
def built(make_plan):
    """The plan that was typed."""
    return lambda typed_plan: make_plan(
        *typed_plan["actions"], header=typed_plan["header"], measures=typed_plan["measures"]
    )


# Facts themselves are left out, which may bear later dates, and what is compared by ids instead.
UNSEEN = {"_reasons", "action", "agreed", "as_of", "asked", "judgement", "waits_on"}
PROPERTIES = {name for name, value in vars(Progress).items() if isinstance(value, property)}
SEEN = sorted({*Progress.__slots__, *PROPERTIES} - UNSEEN)


def everything(progress):
    """All that is said of an action on the day, by name."""
    said = {name: getattr(progress, name) for name in SEEN}
    return {**said, "waits_on": [other.id for other in progress.waits_on]}


def known_by(typed_plan, as_of):
    """The same plan as it was typed by that day: no fact dated later stands in it."""
    plan = copy.deepcopy(typed_plan)
    for measure in plan["measures"]:
        measure["readings"] = [
            entry
            for entry in measure.get("readings", ())
            if entry.get("published", entry["date"]) <= as_of
        ]
    for action in plan["actions"]:
        for key in ("updates", "evidence", "signed_off", "reopened"):
            action[key] = [entry for entry in action.get(key, ()) if entry["date"] <= as_of]
        action["completed"] = [day for day in action.get("completed", ()) if day <= as_of]
        steps = [*action.get("milestones", ()), *action.get("reviews", ())]
        repeats = action.get("repeats", {})
        if "done" in repeats:
            repeats["done"] = [entry for entry in repeats["done"] if entry["on"] <= as_of]
        for step in steps:
            _forget_later(step, ("done",), as_of)
        _forget_later(action, ("started",), as_of)
        for key, inner in (("withdrawn", "date"), ("waiting_for", "since")):
            if action.get(key, {}).get(inner, "") > as_of:
                del action[key]
        action["revisions"] = [
            entry
            for entry in action.get("revisions", ())
            if not _forget_later(entry, ("asked", "agreed", "refused"), as_of)
        ]
    return plan


def _forget_later(entry, keys, as_of):
    """Take out what is dated later; whether there was a date and none is left."""
    dated = [key for key in keys if key in entry]
    for key in dated:
        if entry[key] > as_of:
            del entry[key]
    return bool(dated) and not any(key in entry for key in keys)


def fact_days(typed_plan):
    """Every day on which something of the plan became known."""
    tried = [FIRST + ONE_DAY * number for number in range((LAST - FIRST).days + 1)]
    known = [known_by(typed_plan, day.isoformat()) for day in (FIRST - ONE_DAY, *tried)]
    return [day for day, before, now in zip(tried, known, known[1:], strict=False) if before != now]


def without_ratings(typed_plan):
    plan = copy.deepcopy(typed_plan)
    for update in (entry for action in plan["actions"] for entry in action.get("updates", ())):
        update.pop("rag", None)
    return plan


@given(plans(), days)
def test_every_valid_action_has_a_condition_and_its_colour_on_every_day(built, typed_plan, as_of):
    judgement = judge(built(typed_plan), as_of)
    for progress in judgement.progress:
        said = everything(progress)
        assert said["rag"] == judgement.scheme.rag(progress.condition)
        assert (said["rag"] is None) == (progress.condition is Condition.WITHDRAWN)
        assert said["reasons"]
        assert all(reason and reason == reason.strip() for reason in said["reasons"])
        assert (said["days_overdue"] > 0) == (progress.condition is Condition.OVERDUE)
        assert all(step.due < as_of and step.days > 0 for step in said["missed"])
        assert said["next_date"] is None or said["next_date"] >= as_of
    whole = tally_all(judgement)
    assert whole.total == sum(whole.by_rag.values()) == sum(whole.by_condition.values())
    assert set(whole.by_condition) == set(RATED_CONDITIONS)
    assert sum(entry.total for entry in by_theme(judgement).values()) == whole.total


@given(plans(), days)
def test_facts_dated_after_the_day_change_nothing(built, typed_plan, as_of):
    full = judge(built(typed_plan), as_of)
    known = judge(built(known_by(typed_plan, as_of.isoformat())), as_of)
    for seen, expected in zip(full.progress, known.progress, strict=True):
        assert everything(seen) == everything(expected)
    for ours, theirs in zip(full.plan.measures, known.plan.measures, strict=True):
        assert replace(full.standing(ours), measure=theirs) == known.standing(theirs)


@settings(max_examples=150)
@given(plans(), later_days, later_days)
def test_with_nothing_new_recorded_no_rating_improves_as_the_date_moves_on(
    built, typed_plan, one, other
):
    later = max(one, other)
    facts = [day for day in fact_days(typed_plan) if day <= later]
    earlier = max([min(one, other), *facts[-1:]])
    plan = built(typed_plan)
    ranks = plan.header.rating_scheme.ranks
    before, after = judge(plan, earlier), judge(plan, later)
    for then, now in zip(before.progress, after.progress, strict=True):
        assert (then.rag is None) == (now.rag is None)
        if then.rag is not None and now.rag is not None:
            assert ranks[now.rag] <= ranks[then.rag]


@settings(max_examples=250)
@given(plans(), later_days)
def test_a_declared_rating_never_betters_an_open_action(built, typed_plan, as_of):
    plan = built(typed_plan)
    ranks = plan.header.rating_scheme.ranks
    rated = judge(plan, as_of)
    unrated = judge(built(without_ratings(typed_plan)), as_of)
    for with_ratings, without in zip(rated.progress, unrated.progress, strict=True):
        if without.is_open and with_ratings.condition is not Condition.CLAIMED:
            assert ranks[with_ratings.rag] <= ranks[without.rag]
        elif not without.is_open:
            assert with_ratings.condition is without.condition


@given(plans(), days, st.randoms(use_true_random=False))
def test_the_order_of_files_is_irrelevant(built, typed_plan, as_of, random):
    shuffled = copy.deepcopy(typed_plan)
    random.shuffle(shuffled["actions"])
    ours, theirs = judge(built(typed_plan), as_of), judge(built(shuffled), as_of)
    for progress in ours.progress:
        assert everything(progress) == everything(theirs.of(progress.id))
    assert tally_all(ours) == tally_all(theirs)
    assert by_recommendation(ours) == by_recommendation(theirs)


@given(plans(), days)
def test_within_a_list_order_counts_for_entries_of_one_day_only(built, typed_plan, as_of):
    by_date = copy.deepcopy(typed_plan)
    for action in by_date["actions"]:
        for key in ("updates", "signed_off", "reopened"):
            action.get(key, []).sort(key=lambda entry: entry["date"], reverse=True)
        action.get("completed", []).sort(reverse=True)
    for measure in by_date["measures"]:
        measure.get("readings", []).sort(key=lambda entry: entry["date"], reverse=True)
    ours, theirs = judge(built(typed_plan), as_of), judge(built(by_date), as_of)
    for progress in ours.progress:
        assert everything(progress) == everything(theirs.of(progress.id))


@pytest.mark.parametrize("scheme", ["completion", "delivery"])
@given(typed_plan=plans(), as_of=days)
@settings(max_examples=40)
def test_since_when_is_what_stepping_back_day_by_day_would_find(built, scheme, typed_plan, as_of):
    typed_plan["header"].update(scheme=scheme, starts=BEFORE.isoformat())
    for action in typed_plan["actions"]:
        action.pop("added", None)
    for progress in judge(built(typed_plan), as_of).progress:
        run = 1
        while (
            run <= (as_of - BEFORE).days and progress.on(as_of - ONE_DAY * run).rag == progress.rag
        ):
            run += 1
        assert progress.days_at_rag == (run if progress.rag else None)
        given_dates = {
            update.recovery
            for update in progress.action.updates
            if update.recovery and update.date <= as_of and update.recovery < as_of
        }
        broken = []
        for day in sorted(given_dates):
            since = [
                progress.on(day + ONE_DAY * later) for later in range(1, (as_of - day).days + 1)
            ]
            if all(then.is_open and then.condition is not Condition.ON_TRACK for then in since):
                broken.append(day)
        assert progress.broken_recoveries == tuple(broken)
