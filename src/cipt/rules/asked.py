"""Which rules are asked about an action: by its condition, its keys, its due date, its updates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.scheme import Condition
from cipt.rules.base import Rule

_Rules = tuple[Rule, ...]
_Sign = tuple[date, str | None, date | None]
"""What questions about an update may look at: its date, its colour and its recovery date."""


class Asked:
    """The action rules of a run over one plan. Each is asked where it can find anything.

    Of thousands of actions many hold the same keys, or are due on one day, and many updates were
    given for one meeting: what follows from that is worked out once.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._in: dict[Condition, _InCondition] = {}

    def about(self, progress: Progress) -> Sequence[Rule]:
        """The rules to ask about one action."""
        here = self._in.get(progress.condition) or self._look_at_condition(progress.condition)
        action = progress.action
        updates = action.updates
        held = (*action.model_fields_set,)
        asked = here.by_keys.get(held)
        if asked is None:
            asked = here.look_at_keys(held)
        in_doubt = here.by_due.get(progress.due)
        if in_doubt is None:
            in_doubt = here.look_at_due(progress)
        if in_doubt:
            asked = _with(asked, in_doubt)
        for update in updates:
            sign = update.date, update.rag, update.recovery
            in_doubt = here.by_update.get(sign)
            if in_doubt is None:
                in_doubt = here.look_at_update(sign, update, progress)
            if in_doubt:
                asked = _with(asked, in_doubt)
        return asked

    def _look_at_condition(self, condition: Condition) -> _InCondition:
        self._in[condition] = _InCondition(condition, self._rules)
        return self._in[condition]


@lru_cache(maxsize=1024)
def _with(asked: _Rules, more: _Rules) -> _Rules:
    """Both, each rule once; of the few ways to put them together most come again and again."""
    return tuple(dict.fromkeys((*asked, *more)))


class _InCondition:
    """The rules that are asked about actions in one condition, by what else decides.

    `by_keys` has for the keys of a file, in whichever order, the rules to ask in any event.
    """

    def __init__(self, condition: Condition, rules: _Rules) -> None:
        rules = tuple(rule for rule in rules if _is_asked_in(condition, rule))
        self._if_due = [(rule, rule.if_due) for rule in rules if rule.if_due]
        self._if_update = [(rule, rule.if_update) for rule in rules if rule.if_update]
        self._always = [rule for rule in rules if not (rule.needs or rule.if_due or rule.if_update)]
        self._needs: dict[str, list[Rule]] = {}
        for rule in rules:
            for key in rule.needs:
                self._needs.setdefault(key, []).append(rule)
        self.by_keys: dict[tuple[str, ...], _Rules] = {}
        self.by_due: dict[date | None, _Rules] = {}
        self.by_update: dict[_Sign, _Rules] = {}

    def look_at_keys(self, held: tuple[str, ...]) -> _Rules:
        """The rules to ask of an action that has these keys; they are kept in `by_keys`."""
        needing = [rule for key in held for rule in self._needs.get(key, ())]
        self.by_keys[held] = tuple(dict.fromkeys((*self._always, *needing)))
        return self.by_keys[held]

    def look_at_due(self, progress: Progress) -> _Rules:
        """The rules that have something to ask about the due date; they are kept in `by_due`."""
        due, header = progress.due, progress.judgement.plan.header
        self.by_due[due] = tuple(rule for rule, is_so in self._if_due if is_so(due, header))
        return self.by_due[due]

    def look_at_update(self, sign: _Sign, update: Update, progress: Progress) -> _Rules:
        """The rules that have something to ask about the update; they are kept in `by_update`."""
        judged = progress.judgement
        self.by_update[sign] = tuple(
            rule for rule, is_so in self._if_update if is_so(update, judged)
        )
        return self.by_update[sign]


def _is_asked_in(condition: Condition, rule: Rule) -> bool:
    if condition is Condition.WITHDRAWN and not rule.withdrawn_too:
        return False
    return not rule.conditions or condition in rule.conditions
