"""Which rules are asked about an action: by what the action holds, and whether it is withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cipt.evaluation.progress import Progress
from cipt.rules.base import Rule


class Asked:
    """The action rules of a run. Each is asked about the actions that have a key it needs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._always: list[Rule] = []
        self._by_key: defaultdict[str, list[Rule]] = defaultdict(list)
        self._by_any: list[Rule] = []
        for rule in rules:
            if not rule.needs:
                self._always.append(rule)
            elif len(rule.needs) == 1:
                self._by_key[rule.needs[0]].append(rule)
            else:
                self._by_any.append(rule)

    def about(self, progress: Progress) -> Sequence[Rule]:
        """The rules to ask about one action."""
        action = progress.action
        asked = self._always.copy()
        for key in action.model_fields_set:
            if key in self._by_key and getattr(action, key):
                asked += self._by_key[key]
        for rule in self._by_any:
            if any(getattr(action, key) for key in rule.needs):
                asked.append(rule)
        if progress.is_withdrawn:
            return [rule for rule in asked if rule.withdrawn_too]
        return asked
