"""What a rule is, and the decorators that make one of a function.

A rule is one file: its docstring is its page and its test, its `check` says where the plan is at
fault and in which words. The engine adds line, code and severity.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from cipt.evaluation.judgement import Judgement
from cipt.evaluation.progress import Progress
from cipt.findings import Severity
from cipt.model.action import Update
from cipt.model.dates import Day
from cipt.model.plan import Header
from cipt.model.scheme import Condition
from cipt.rules.context import Context
from cipt.rules.past import Past

At = tuple[str | int, ...]

FAMILIES = (
    "files",
    "identity",
    "ownership",
    "dates",
    "ratings",
    "measures",
    "recommendations and links",
    "change control",
    "evidence and governance",
    "wording and privacy",
)
"""Families by the first digit of their codes: CIP307 is one of dates."""

Scope = Literal["trouble", "action", "plan", "change", "waivers"]


class Problem(NamedTuple):
    """One place where a record is at fault.

    `at` leads from the record to the key or entry; of something that is missing, to the nearest
    thing that is there (most often `("title",)`). `hint` is the cure. `on` is the kind and the
    number of the record in the plan, as in ("action", 4); an action rule leaves it out, and
    leaves out `subjects` as well, unless the problem is about several records. `severity` is
    given where this problem weighs otherwise than the rule's others. `masks` are the texts in the
    plan that no output may show; neither `message` nor `hint` may hold them.

    A large plan has tens of thousands, and a frozen dataclass takes three times as long to make.
    """

    message: str
    at: At = ()
    hint: str | None = None
    on: tuple[str, int] | None = None
    subjects: tuple[str, ...] = ()
    severity: Severity | None = None
    masks: tuple[str, ...] = ()


Problems = Iterable[Problem]

IfDue = Callable[[Day | None, Header], bool]
"""A question about a current due date, None for none, of a plan with this header."""

IfUpdate = Callable[[Update, Judgement], bool]
"""A question about the date, the colour and the recovery date of an update."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Rule:
    """One rule of the book. `dated`: its answer changes with the date alone.

    `needs`, `conditions`, `if_due` and `if_update` say about which actions the rule is asked, as
    `action_rule` explains; none of them is all. One that `compares` is asked where an earlier
    version of the plan is known, and else not at all; one that needs records of a kind `whole`
    where every one of them could be read.
    """

    code: str
    name: str
    severity: Severity
    since: str
    scope: Scope
    check: Callable[..., Problems]
    module: str
    dated: bool = False
    compares: bool = False
    withdrawn_too: bool = False
    needs: frozenset[str] = frozenset()
    conditions: frozenset[Condition] = frozenset()
    if_due: IfDue | None = None
    if_update: IfUpdate | None = None
    whole: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family, by the first digit of the code."""
        return FAMILIES[int(self.code[3])]

    @property
    def page(self) -> str:
        """The text of the rule's page: its file's docstring."""
        return sys.modules[self.module].__doc__ or ""


def action_rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    since: str,
    dated: bool = False,
    withdrawn_too: bool = False,
    needs: str = "",
    conditions: Iterable[Condition] = (),
    if_due: IfDue | None = None,
    if_update: IfUpdate | None = None,
    whole: tuple[str, ...] = (),
) -> Callable[[Callable[[Progress], Problems]], Rule]:
    """Makes a rule of a function that is asked about each action that is not withdrawn.

    `needs` names a key of the action, or several parted by `|`, without any of which the rule has
    nothing to say; `conditions` are those outside which it has nothing to say. `if_due` is asked
    once for each due date of the plan, however typed, `if_update` once for all updates of one date,
    colour and recovery date: a rule that has either has nothing to say where the answer is no,
    unless the action has a key that it `needs`. They save asking 10,000 actions in vain, and change
    no answer: `check` finds nothing there by itself. `whole` names the kinds of record without all
    of which the rule could be wrong.
    """
    return _maker(
        "action",
        code=code,
        name=name,
        severity=severity,
        since=since,
        dated=dated,
        withdrawn_too=withdrawn_too,
        needs=frozenset(filter(None, needs.split("|"))),
        conditions=frozenset(conditions),
        if_due=if_due,
        if_update=if_update,
        whole=whole,
    )


def plan_rule(
    code: str, name: str, *, severity: Severity, since: str, dated: bool = False
) -> Callable[[Callable[[Context], Problems]], Rule]:
    """Makes a rule of a function that is asked once, about the whole plan."""
    return _maker("plan", code=code, name=name, severity=severity, since=since, dated=dated)


def trouble_rule(code: str, name: str, *, severity: Severity, since: str) -> Rule:
    """A rule that reports the troubles of its name which the loader met; assign it to `check`."""
    return Rule(
        code=code,
        name=name,
        severity=severity,
        since=since,
        scope="trouble",
        check=_no_problems,
        module=sys._getframe(1).f_globals["__name__"],
    )


def change_rule(
    code: str, name: str, *, severity: Severity, since: str
) -> Callable[[Callable[[Past], Problems]], Rule]:
    """Makes a rule of a function that is asked what differs from an earlier version of the plan.

    Its findings fall on lines of the plan as it is now.
    """
    return _maker("change", code=code, name=name, severity=severity, since=since, compares=True)


def waivers_rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    since: str,
    dated: bool = False,
    compares: bool = False,
) -> Callable[[Callable[..., Problems]], Rule]:
    """Makes a rule of a function that is asked about the waivers after all others have run."""
    return _maker(
        "waivers",
        code=code,
        name=name,
        severity=severity,
        since=since,
        dated=dated,
        compares=compares,
    )


def _maker(scope: Scope, **said: Any) -> Callable[[Callable[..., Problems]], Rule]:
    """What makes a rule of its `check`; `said` are the rule's other fields."""
    if said.get("dated") and said["severity"] == "error":
        raise ValueError(f"{said['code']}: a rule whose answer changes with the date is no error")

    def make(check: Callable[..., Problems]) -> Rule:
        return Rule(scope=scope, check=check, module=check.__module__, **said)

    return make


def _no_problems(_: object) -> Problems:
    return ()
