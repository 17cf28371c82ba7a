"""Which rules are asked about an action: by its condition, and by what it holds and lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cipt.evaluation.progress import Progress
from cipt.model.scheme import Condition
from cipt.rules.base import Rule


class Asked:
    """The action rules of a run. Each is asked about the actions of which it can find anything."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        self._in = {condition: _InCondition(condition, rules) for condition in Condition}

    def about(self, progress: Progress) -> Sequence[Rule]:
        """The rules to ask about one action."""
        action = progress.action
        rules = self._in[progress.condition]
        asked = rules.always.copy()
        for key in action.model_fields_set:
            if key in rules.by_key and getattr(action, key):
                asked += rules.by_key[key]
        for rule in rules.by_any:
            if any(getattr(action, key) for key in rule.needs):
                asked.append(rule)
        for rule in rules.by_lack:
            if not getattr(action, rule.lacks):
                asked.append(rule)
        return asked


class _InCondition:
    """The rules that are asked about actions in one condition, by what else decides."""

    def __init__(self, condition: Condition, rules: Iterable[Rule]) -> None:
        self.always: list[Rule] = []
        self.by_key: defaultdict[str, list[Rule]] = defaultdict(list)
        self.by_any: list[Rule] = []
        self.by_lack: list[Rule] = []
        for rule in rules:
            if (condition is Condition.WITHDRAWN and not rule.withdrawn_too) or (
                rule.conditions and condition not in rule.conditions
            ):
                continue
            if rule.lacks:
                self.by_lack.append(rule)
            elif not rule.needs:
                self.always.append(rule)
            elif len(rule.needs) == 1:
                self.by_key[rule.needs[0]].append(rule)
            else:
                self.by_any.append(rule)
