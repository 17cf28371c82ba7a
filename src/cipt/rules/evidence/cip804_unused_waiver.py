"""A finding is accepted that the plan does not have.

What was accepted has been put right, or the entry was never spelled as the rule is. Left in, it
would one day accept a fault that no board has seen.

Fix: take out what is no longer needed, or correct the name of the rule or the id.

Definition: an entry of waivers.yaml covers no finding of its rule, or one or more of the ids that
it lists are in none; or there is no rule of that name. Nothing is said of a rule that was not run
this time, of an entry whose time is over, or while a file of the plan cannot be read.

Bad:

    title: Publish the standards for visits
    === waivers.yaml
    - rule: no-succes-measure  # CIP804
      subjects: all
      reason: To be agreed at the away day

Bad:

    title: Publish the standards for visits
    === waivers.yaml
    - rule: unused-waiver  # CIP804
      subjects: all
      reason: Entries are taken out once a year

Good:

    title: Publish the standards for visits
    === waivers.yaml
    - rule: no-success-measure
      subjects: all
      reason: To be agreed at the away day
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from cipt.evaluation.english import listed
from cipt.loading.refusals import nearest, shortened
from cipt.model.records import Waiver
from cipt.rules.base import Problem, Problems, Rule, waivers_rule
from cipt.rules.context import Context
from cipt.rules.evidence.waived_rules import run_by_name
from cipt.rules.registry import all_rules, find_rule
from cipt.rules.waivers import ALL, Applied, has_expired

_SHOWN = 4


@waivers_rule("CIP804", "unused-waiver", severity="warning", since="0.1")
def check(context: Context, applied: Applied, rules: Sequence[Rule]) -> Problems:
    ran = run_by_name(rules)
    for number, waiver in enumerate(context.plan.waivers):
        rule = ran.get(waiver.rule.lower())
        if rule is None:
            problem = _no_such_rule(waiver, number)
        elif rule.scope == "waivers":
            hint = "Take the entry out, and put right what the finding names"
            problem = _problem(number, f"findings of {rule.name} cannot be accepted", hint)
        elif context.loaded.lost or has_expired(waiver, context.as_of):
            problem = None
        else:
            used, accepted = applied.used[number], applied.accepted[number]
            problem = _left_over(waiver, number, rule, used, accepted)
        if problem:
            yield problem


def _left_over(
    waiver: Waiver, number: int, rule: Rule, used: int, accepted: Set[str]
) -> Problem | None:
    if used == 0:
        hint = "Take the entry out, or correct its ids"
        return _problem(number, f"{rule.name} finds nothing that this entry accepts", hint)
    idle = [one for one in waiver.subjects if one not in accepted and one != ALL]
    if not idle:
        return None
    hint = "Take the ids out that are no longer needed"
    return _problem(number, f"{rule.name} finds nothing to accept on {listed(idle, _SHOWN)}", hint)


def _no_such_rule(waiver: Waiver, number: int) -> Problem | None:
    """What to say where the rule was not run because there is none; None for one left out."""
    if find_rule(waiver.rule):
        return None
    near = nearest(waiver.rule.replace("_", "-"), [rule.name for rule in all_rules()])
    hint = f"Write: rule: {near}" if near else "`cipt rules` lists the rules by name"
    return _problem(number, f"there is no rule {shortened(waiver.rule)}", hint)


def _problem(number: int, message: str, hint: str) -> Problem:
    return Problem(message, ("rule",), hint, on=("waiver", number))
