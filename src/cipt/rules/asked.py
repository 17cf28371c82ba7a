"""Which rules are asked about an action: by its condition, the keys it holds, and its due date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cipt.evaluation.progress import Progress
from cipt.model.dates import Day
from cipt.model.scheme import Condition
from cipt.rules.base import Rule

Rules = tuple[Rule, ...]

_Kind = tuple[str, ...]
"""The condition of an action and the keys that its file holds, in any order."""


class Asked:
    """The action rules of a run over one plan. Each is asked where it can find anything.

    Of thousands of actions many are of one kind, or due on one day: what follows from that is
    worked out once.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._of_kind: dict[_Kind, tuple[Rules, Rules]] = {}
        self._of_due: dict[tuple[Condition, Day | None], Rules] = {}

    def about(self, progress: Progress) -> Sequence[Rule]:
        """The rules to ask about one action."""
        action, condition = progress.action, progress.condition
        kind = (condition, *action.model_fields_set)
        asked, lacking = self._of_kind.get(kind) or self._ask_of_kind(condition, kind)
        for rule in lacking:
            if not getattr(action, rule.lacks):
                asked = (*asked, rule)
        doubted = self._of_due.get((condition, progress.due))
        if doubted is None:
            doubted = self._ask_of_due(progress)
        if doubted:
            asked = (*asked, *(rule for rule in doubted if rule not in asked))
        return asked

    def _ask_of_kind(self, condition: Condition, kind: _Kind) -> tuple[Rules, Rules]:
        """The rules to ask in any event, and those to ask where the key they lack holds nothing."""
        held = set(kind[1:])
        rules = [rule for rule in self._rules if _is_asked_in(condition, rule)]
        asked = (
            tuple(
                rule for rule in rules if rule.lacks not in held and _has_what_it_needs(rule, held)
            ),
            tuple(rule for rule in rules if rule.lacks in held),
        )
        self._of_kind[kind] = asked
        return asked

    def _ask_of_due(self, progress: Progress) -> Rules:
        """The rules that have something to ask about such a due date."""
        condition, due = progress.condition, progress.due
        header = progress.judgement.plan.header
        asked = tuple(
            rule
            for rule in self._rules
            if rule.if_due and _is_asked_in(condition, rule) and rule.if_due(due, header)
        )
        self._of_due[condition, due] = asked
        return asked


def _has_what_it_needs(rule: Rule, held: set[str]) -> bool:
    return not held.isdisjoint(rule.needs) if rule.needs else rule.if_due is None


def _is_asked_in(condition: Condition, rule: Rule) -> bool:
    if condition is Condition.WITHDRAWN and not rule.withdrawn_too:
        return False
    return not rule.conditions or condition in rule.conditions
