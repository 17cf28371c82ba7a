"""Runs the rule book over a loaded plan: the engine adds line, code and severity to problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cipt.evaluation.judgement import Judgement, judge
from cipt.findings import SEVERITIES, Finding
from cipt.loading.layout import FileKind, file_kind, split_name
from cipt.loading.loaded import Loaded, Place
from cipt.model.order import natural
from cipt.rules.asked import Asked
from cipt.rules.base import Problem, Rule
from cipt.rules.context import Context
from cipt.rules.masking import Mask
from cipt.rules.past import PUBLISHED, Past
from cipt.rules.waivers import Applied, Waived, apply_waivers

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_PLAN_FILE = Place("plan.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking came to: the findings that stand, worst first, and those that are accepted.

    No text in them holds what a rule of the privacy kind has found, and no other text of the plan
    may be shown beside them but through `mask`.
    """

    loaded: Loaded
    as_of: date
    prefix: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    mask: Mask

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity stand, and how many are waived."""
        found = Counter(finding.severity for finding in self.findings)
        return {**{one: found[one] for one in SEVERITIES}, "waived": len(self.waived)}


def check_plan(
    loaded: Loaded,
    judgement: Judgement,
    rules: Sequence[Rule],
    prefix: str,
    past: Past | None = None,
) -> Outcome:
    """Every finding of `rules` on the plan. `prefix` leads from the repository to the plan.

    Every file is looked at, so that a plan judged without the actions that join it later is
    judged anew, with them. Rules that compare are asked only where there is a `past` to compare
    with.
    """
    if judgement.plan is not loaded.plan:
        judgement = judge(loaded.plan, judgement.as_of)
    run = _Run(Context(loaded, judgement, past), prefix)
    rules = [rule for rule in rules if past or not rule.compares]
    findings = list(run.findings(rules))
    applied = apply_waivers(findings, loaded.plan.waivers, judgement.as_of)
    about_waivers = [
        finding
        for rule in rules
        if rule.scope == "waivers"
        for finding in run.waiver_findings(rule, applied, rules)
    ]
    mask = Mask(loaded.plan, run.masks)
    standing = [*applied.standing, *about_waivers]
    order = _reading_order((*standing, *(one.finding for one in applied.waived)))
    shown = mask.findings(sorted(standing, key=order))
    waived = mask.waived(sorted(applied.waived, key=lambda one: order(one.finding)))
    return Outcome(loaded, judgement.as_of, prefix, shown, waived, mask)


def check_on(
    loaded: Loaded, as_of: date, rules: Sequence[Rule], prefix: str, past: Past | None = None
) -> Outcome:
    """As `check_plan`, of a plan not yet judged."""
    return check_plan(loaded, judge(loaded.plan, as_of), rules, prefix, past)


class _Run:
    """One run over one plan."""

    def __init__(self, context: Context, prefix: str) -> None:
        self._context = context
        self._prefix = prefix
        loaded = context.loaded
        self._files = loaded.files
        published = tuple(map(Place, sorted(loaded.published)))
        self._places = {**loaded.places, PUBLISHED: published}
        self._shown: dict[str, str] = {}
        self.masks: set[str] = set()

    def findings(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """The findings of all rules but those about waivers, in no order."""
        yield from self._of_actions([rule for rule in rules if rule.scope == "action"])
        for rule in rules:
            if rule.scope == "trouble":
                yield from self._troubles(rule)
            elif rule.scope in ("plan", "change"):
                asked = self._context.past if rule.scope == "change" else self._context
                for problem in rule.check(asked):
                    yield self._finding(rule, problem, problem.on, ())

    def _of_actions(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """What the rules find that are asked about one action after the other.

        An action is done with before the next one: of thousands none stays at hand for long.
        """
        asked = Asked(rules)
        for number, progress in enumerate(self._context.judgement.progress):
            on, subjects = ("action", number), (progress.action.id,)
            for rule in asked.about(progress):
                for problem in rule.check(progress):
                    yield self._finding(rule, problem, on, subjects)

    def waiver_findings(
        self, rule: Rule, applied: Applied, rules: Sequence[Rule]
    ) -> Iterator[Finding]:
        """The findings of a rule about the waivers themselves."""
        for problem in rule.check(self._context, applied, rules):
            yield self._finding(rule, problem, problem.on, ())

    def _finding(
        self, rule: Rule, problem: Problem, on: tuple[str, int] | None, subjects: tuple[str, ...]
    ) -> Finding:
        message, at, hint, _, named, severity, masks = problem
        place = self._place(problem.on or on)
        path = place.path
        shown = self._shown.get(path)
        if shown is None:
            shown = self._shown[path] = self._prefix + path
        file = self._files.get(path)
        at = place.at + at
        line, column = file.place_of(at) if file and at else (1, None)
        if masks:
            self.masks.update(masks)
        return Finding(
            rule.code,
            rule.name,
            severity or rule.severity,
            shown,
            line,
            column,
            named or subjects,
            message,
            hint,
            bool(masks),
        )

    def _place(self, on: tuple[str, int] | None) -> Place:
        if on is None:
            return _PLAN_FILE
        kind, number = on
        places = self._places.get(kind, ())
        return places[number] if number < len(places) else _PLAN_FILE

    def _troubles(self, rule: Rule) -> Iterator[Finding]:
        for trouble in self._context.loaded.troubles:
            if trouble.rule == rule.name:
                subject = trouble.subject or _id_of_file(trouble.path)
                yield Finding(
                    rule.code,
                    rule.name,
                    rule.severity,
                    self._prefix + trouble.path,
                    trouble.line,
                    trouble.column,
                    (subject,) if subject else (),
                    trouble.message,
                    trouble.hint,
                )


def _id_of_file(path: str) -> str | None:
    kind = file_kind(path)
    if isinstance(kind, FileKind) and kind.named_by_file:
        return split_name(path.rpartition("/")[2])[0]
    return None


def _reading_order(findings: Iterable[Finding]) -> Callable[[Finding], tuple[object, ...]]:
    """What findings are sorted by, the worst first; the order of paths is worked out once."""
    # As they come they are nearly in order, which a set would lose.
    paths = sorted(dict.fromkeys(finding.path for finding in findings), key=natural)
    places = {path: place for place, path in enumerate(paths)}

    def key(finding: Finding) -> tuple[object, ...]:
        path = places[finding.path]
        return _RANK[finding.severity], path, finding.line, finding.code, finding.message

    return key
