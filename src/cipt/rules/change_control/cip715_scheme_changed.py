"""The rating scheme is another one: colours mean what they did not mean before.

AMBER is a warning in one scheme and on track in the other. A board that compares this month's
colours with last month's is misled, and the plan can turn from red to green with no action touched.

Fix: have the board decide it, and accept this finding with the minute (`cipt waive`); say it in the
next report.

Bad:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    scheme: delivery  # CIP715

Good:

    === before
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    === after
    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    scheme: completion
"""

from __future__ import annotations

from cipt.model.plan import Header
from cipt.rules.base import Problem, Problems, change_rule
from cipt.rules.past import Past


@change_rule("CIP715", "scheme-changed", severity="error", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("plan"):
        before, after = change.before, change.after
        assert isinstance(before, Header)
        assert isinstance(after, Header)
        if change.in_field("scheme") and before.rating_scheme != after.rating_scheme:
            yield Problem(
                f"the rating scheme was {_called(before)} and is {_called(after)}",
                ("scheme",) if after.scheme else ("title",),
                "Write the scheme back, or have the board accept the change with its minute",
                on=on,
            )


def _called(header: Header) -> str:
    return "the plan's own" if isinstance(header.scheme, tuple) else header.scheme or "completion"
