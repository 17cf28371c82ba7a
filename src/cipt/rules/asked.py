"""Which rules are asked about an action: by its condition, its keys, its due date, its updates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from cipt.evaluation.progress import Progress
from cipt.model.action import Update
from cipt.model.scheme import Condition
from cipt.rules.base import Rule

_Rules = tuple[Rule, ...]

_Sign = tuple[date, str | None, date | None]
"""What a rule may look at in an update before it is asked: the date, the colour, the recovery."""

_sign_of = itemgetter("date", "rag", "recovery")


class Asked:
    """The action rules of a run over one plan. Each is asked where it can find anything.

    Of thousands of actions many hold the same keys, or are due on one day, and many updates were
    given for one meeting: what follows from that is worked out once.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        rules = tuple(rules)
        needed = {key for rule in rules for key in rule.needs}
        self._several = tuple(key.removesuffix("+") for key in needed if key.endswith("+"))
        self._in = {condition: _InCondition(condition, rules) for condition in Condition}

    def about(self, progress: Progress) -> Sequence[Rule]:
        """The rules to ask about one action."""
        here, action = self._in[progress.condition], progress.action
        held = (*action.model_fields_set,)
        # The fields of a record stand in its __dict__, where they are found soonest.
        facts = vars(action)
        for key in self._several:
            if len(facts[key]) > 1:
                held += (f"{key}+",)
        asked, lacking = here.by_keys.get(held) or here.look_at_keys(held)
        for key, rule in lacking:
            if not facts[key]:
                asked = (*asked, rule)
        in_doubt = here.by_due.get(progress.due)
        if in_doubt is None:
            in_doubt = here.look_at_due(progress)
        if in_doubt:
            asked = _with(in_doubt, asked)
        for update in facts["updates"]:
            sign = _sign_of(vars(update))
            in_doubt = here.by_update.get(sign)
            if in_doubt is None:
                in_doubt = here.look_at_update(sign, update, progress)
            if in_doubt:
                asked = _with(in_doubt, asked)
        return asked


def _with(others: _Rules, asked: _Rules) -> _Rules:
    return (*asked, *(rule for rule in others if rule not in asked))


class _InCondition:
    """The rules that are asked about actions in one condition, by what else decides.

    `by_keys` has for the keys of a file, in whichever order, the rules to ask in any event, and
    those to ask if a key that is there holds nothing.
    """

    def __init__(self, condition: Condition, rules: _Rules) -> None:
        self._rules = [rule for rule in rules if _is_asked_in(condition, rule)]
        self.by_keys: dict[tuple[str, ...], tuple[_Rules, tuple[tuple[str, Rule], ...]]] = {}
        self.by_due: dict[date | None, _Rules] = {}
        self.by_update: dict[_Sign, _Rules] = {}

    def look_at_keys(self, held: tuple[str, ...]) -> tuple[_Rules, tuple[tuple[str, Rule], ...]]:
        """What `by_keys` is to have for these keys."""
        asked = (rule for rule in self._rules if _has_what_it_needs(rule, held))
        lacking = ((rule.lacks, rule) for rule in self._rules if rule.lacks in held)
        self.by_keys[held] = tuple(asked), tuple(lacking)
        return self.by_keys[held]

    def look_at_due(self, progress: Progress) -> _Rules:
        """The rules that have something to ask about such a due date."""
        due, header = progress.due, progress.judgement.plan.header
        asked = (rule for rule in self._rules if rule.if_due and rule.if_due(due, header))
        self.by_due[due] = tuple(asked)
        return self.by_due[due]

    def look_at_update(self, sign: _Sign, update: Update, progress: Progress) -> _Rules:
        """The rules that have something to ask about such an update."""
        judged = progress.judgement
        asked = (rule for rule in self._rules if rule.if_update and rule.if_update(update, judged))
        self.by_update[sign] = tuple(asked)
        return self.by_update[sign]


def _is_asked_in(condition: Condition, rule: Rule) -> bool:
    if condition is Condition.WITHDRAWN and not rule.withdrawn_too:
        return False
    return not rule.conditions or condition in rule.conditions


def _has_what_it_needs(rule: Rule, held: tuple[str, ...]) -> bool:
    if rule.needs:
        return any(key in held for key in rule.needs)
    return rule.lacks not in held and rule.if_due is None and rule.if_update is None
