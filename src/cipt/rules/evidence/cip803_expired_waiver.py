"""The time for which a finding was accepted is over.

A board that accepts a fault until a date means to hear of it again on that date. The findings are
back, as warnings, until it decides once more.

Fix: put right what was accepted, and take the entry out; or have the board accept it anew, with a
later date and its minute.

Bad:

    title: Publish the standards for visits
    === waivers.yaml
    - rule: no-success-measure
      subjects:
        - 1.1.1
      reason: To be agreed at the away day
      until: 2026-04-30  # CIP803

Good:

    title: Publish the standards for visits
    === waivers.yaml
    - rule: no-success-measure
      subjects:
        - 1.1.1
      reason: To be agreed at the away day
      until: 2026-06-30
"""

from __future__ import annotations

from collections.abc import Sequence

from cipt.evaluation.english import counted
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import Problem, Problems, Rule, waivers_rule
from cipt.rules.context import Context
from cipt.rules.evidence.waived_rules import run_by_name
from cipt.rules.waivers import Applied, has_expired


@waivers_rule("CIP803", "expired-waiver", severity="warning", since="0.1", dated=True)
def check(context: Context, applied: Applied, rules: Sequence[Rule]) -> Problems:
    ran = run_by_name(rules)
    for number, waiver in enumerate(context.plan.waivers):
        if waiver.until and has_expired(waiver, context.as_of):
            rule, back = ran.get(waiver.rule.lower()), applied.used[number]
            name = rule.name if rule else shortened(waiver.rule)
            yield Problem(
                f"{name} was accepted until {in_words(waiver.until)}{_what_is_left(rule, back)}",
                ("until",),
                "Take the entry out, or have the board accept it anew with a later date",
                on=("waiver", number),
            )


def _what_is_left(rule: Rule | None, back: int) -> str:
    if rule is None:
        return ""
    if back == 0:
        return ": nothing of it is left"
    return f": {counted(back, 'finding is', 'findings are')} back"
