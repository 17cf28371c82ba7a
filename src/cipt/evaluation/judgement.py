"""A plan judged on a day: the condition and the rating of every action, from dated facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cipt.evaluation.colours import declarations
from cipt.evaluation.index import Index
from cipt.evaluation.measures import Standing, standing
from cipt.evaluation.progress import Progress
from cipt.model.action import Action
from cipt.model.plan import Plan
from cipt.model.records import Measure
from cipt.model.scheme import Condition


class Judgement:
    """A plan as it stands on a day. `progress` runs parallel to `plan.actions`.

    `declares` says what each colour of the scheme says of an action, `colours` which colour each
    condition has (withdrawn has none), `taken_over` whether and when the plan was taken over.
    `later` are actions that are left out because they join the plan after that day.
    """

    def __init__(self, plan: Plan, as_of: date, later: tuple[Action, ...] = ()) -> None:
        self.plan = plan
        self.as_of = as_of
        self.later = later
        self.index = Index(plan)
        self.scheme = plan.header.rating_scheme
        self.taken_over = plan.header.taken_over
        self.declares = declarations(self.scheme)
        self.colours = {condition: self.scheme.rag(condition) for condition in Condition}
        self._standings: dict[str, Standing] = {}
        self._by_id: dict[str, Progress] | None = None
        self.progress = tuple(Progress(action, self, as_of) for action in plan.actions)

    def of(self, action_id: str) -> Progress | None:
        """How the action with this id stands; the first of several. None for an unknown id."""
        if self._by_id is None:
            self._by_id = {}
            for progress in self.progress:
                self._by_id.setdefault(progress.action.id, progress)
        return self._by_id.get(action_id)

    def standing(self, measure: Measure, as_of: date | None = None) -> Standing:
        """Where the measure stands on the day of the judgement, or on another."""
        if as_of is not None and as_of != self.as_of:
            return standing(measure, as_of)
        identity = measure.id
        if identity not in self._standings:
            self._standings[identity] = standing(measure, self.as_of)
        return self._standings[identity]


def judge(plan: Plan, as_of: date) -> Judgement:
    """Judge every action of the plan by the facts dated on or before `as_of`.

    It never raises for what a plan holds: unknown ids lead to nothing, and of actions that share
    an id each is judged.
    """
    return Judgement(plan, as_of)


def judge_as_it_was(plan: Plan, as_of: date) -> Judgement:
    """As `judge`, without the actions that join the plan after the day, which are its `later`."""
    later = joining_later(plan, as_of)
    if not later:
        return Judgement(plan, as_of)
    there = tuple(action for action in plan.actions if not _joins_after(action, as_of))
    return Judgement(replace(plan, actions=there), as_of, later)


def joining_later(plan: Plan, day: date) -> tuple[Action, ...]:
    """The actions that by their `added` were not yet in the plan on a day."""
    return tuple(action for action in plan.actions if _joins_after(action, day))


def _joins_after(action: Action, day: date) -> bool:
    return action.added is not None and action.added > day
