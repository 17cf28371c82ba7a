"""Runs the rule book over a loaded plan: the engine adds line, code and severity to problems."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from cipt.evaluation.judgement import Judgement, judge
from cipt.findings import SEVERITIES, Finding, Severity, by_severity
from cipt.loading.layout import FileKind, file_kind, split_name
from cipt.loading.loaded import At, Loaded, Place
from cipt.model.order import natural
from cipt.rules.asked import Asked
from cipt.rules.base import Problem, Rule
from cipt.rules.context import Context
from cipt.rules.masking import Mask
from cipt.rules.past import PUBLISHED, On, Past
from cipt.rules.waivers import Applied, Waived, apply_waivers, named_by

_IN_A_FILE = attrgetter("line", "code", "message")
_PLAN_FILE = Place("plan.yaml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What checking came to: the findings that stand, worst first, and those that are accepted.

    No text in them holds what a rule of the privacy kind has found, and no other text of the plan
    may be shown beside them but through `mask`. `only_counted` are those for information that are
    not among them.
    """

    loaded: Loaded
    as_of: date
    prefix: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    mask: Mask
    only_counted: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity stand, and how many are waived."""
        return {**by_severity(self.findings, self.only_counted), "waived": len(self.waived)}


def check_plan(
    loaded: Loaded,
    judgement: Judgement,
    rules: Sequence[Rule],
    prefix: str,
    past: Past | None = None,
    *,
    notes: bool = True,
) -> Outcome:
    """Every finding of `rules` on the plan. `prefix` leads from the repository to the plan.

    Without `notes`, what is found for information alone is counted and no more, for nobody looks
    at it: a quarter of what a large plan's check finds need not be placed, sorted and masked.

    Every file is looked at, so that a plan judged without the actions that join it later is
    judged anew, with them. Rules that compare are asked only where there is a `past` to compare
    with.
    """
    if judgement.plan is not loaded.plan:
        judgement = judge(loaded.plan, judgement.as_of)
    run = _Run(Context(loaded, judgement, past), prefix, notes=notes)
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
    shown = mask.findings(_in_reading_order(standing))
    waived_as = {id(one.finding): one for one in applied.waived}
    in_order = _in_reading_order(one.finding for one in applied.waived)
    waived = mask.waived(waived_as[id(finding)] for finding in in_order)
    return Outcome(loaded, judgement.as_of, prefix, shown, waived, mask, run.only_counted)


def check_on(
    loaded: Loaded, as_of: date, rules: Sequence[Rule], prefix: str, past: Past | None = None
) -> Outcome:
    """As `check_plan`, of a plan not yet judged."""
    return check_plan(loaded, judge(loaded.plan, as_of), rules, prefix, past)


_Found = tuple[Rule, Severity, At, tuple[str, ...], str, str | None, bool]
"""A problem as a finding needs it: its rule, its severity, the way to it from the top of its file,
the ids that it is about, what is wrong, the cure, and whether it hides a text."""


class _Run:
    """One run over one plan."""

    def __init__(self, context: Context, prefix: str, *, notes: bool) -> None:
        self._context = context
        self._prefix = prefix
        self._notes = notes
        self._waived = named_by(context.plan.waivers)
        loaded = context.loaded
        self._files = loaded.files
        published = tuple(map(Place, sorted(loaded.published)))
        self._places = {**loaded.places, PUBLISHED: published}
        self._found: defaultdict[str, list[_Found]] = defaultdict(list)
        self.masks: set[str] = set()
        self.only_counted = 0

    def findings(self, rules: Sequence[Rule]) -> Iterator[Finding]:
        """The findings of all rules but those about waivers, in no order."""
        self._ask_about_actions([rule for rule in rules if rule.scope == "action"])
        for rule in rules:
            if rule.scope == "trouble":
                yield from self._troubles(rule)
            elif rule.scope in ("plan", "change"):
                asked = self._context.past if rule.scope == "change" else self._context
                self._keep(rule, rule.check(asked))
        yield from self._placed()

    def waiver_findings(
        self, rule: Rule, applied: Applied, rules: Sequence[Rule]
    ) -> Iterator[Finding]:
        """The findings of a rule about the waivers themselves."""
        self._keep(rule, rule.check(self._context, applied, rules))
        return self._placed()

    def _ask_about_actions(self, rules: Sequence[Rule]) -> None:
        """Asks those rules that are asked about one action after the other.

        An action is done with before the next one: of thousands none stays at hand for long.
        """
        asked = Asked(rule for rule in rules if self._context.is_whole(*rule.whole))
        for number, progress in enumerate(self._context.judgement.progress):
            for rule in asked.about(progress):
                problems = tuple(rule.check(progress))
                if problems:
                    self._keep(rule, problems, ("action", number), (progress.action.id,))

    def _keep(
        self,
        rule: Rule,
        problems: Iterable[Problem],
        record: On | None = None,
        ids: tuple[str, ...] = (),
    ) -> None:
        """Keeps problems by their files until all are known.

        `record` and `ids` are what those are about that name nothing else. One that is for
        information alone, and neither hides a text nor may be accepted, is counted where nobody
        asks for `notes`.
        """
        found = self._found
        all_kept = self._notes or rule.name in self._waived or rule.code in self._waived
        for message, at, hint, on, subjects, severity, masks in problems:
            weight = severity or rule.severity
            if weight == "info" and not (all_kept or masks):
                self.only_counted += 1
                continue
            if masks:
                self.masks.update(masks)
            place = self._place(on or record)
            found[place.path].append(
                (rule, weight, place.at + at, subjects or ids, message, hint, bool(masks))
            )

    def _place(self, on: On | None) -> Place:
        if on is None:
            return _PLAN_FILE
        kind, number = on
        places = self._places.get(kind, ())
        return places[number] if number < len(places) else _PLAN_FILE

    def _placed(self) -> Iterator[Finding]:
        """The findings that the problems are, each on its line: a file is looked into once."""
        found, self._found = self._found, defaultdict(list)
        for path, problems in found.items():
            file, shown = self._files.get(path), self._prefix + path
            # Several rules point at an action's title, at its due date and at its rating.
            places: dict[At, tuple[int, int | None]] = {(): (1, None)}
            for rule, severity, at, subjects, message, hint, masked in problems:
                place = places.get(at)
                if place is None:
                    place = places[at] = file.place_of(at) if file else (1, None)
                line, column = place
                code, name = rule.code, rule.name
                yield Finding(
                    code, name, severity, shown, line, column, subjects, message, hint, masked
                )

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


def _in_reading_order(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The worst first, and those that weigh alike as they stand in the plan's files."""
    by_path: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    worst_first: dict[str, list[Finding]] = {severity: [] for severity in SEVERITIES}
    for path in sorted(by_path, key=natural):
        found = by_path[path]
        if len(found) > 1:
            found.sort(key=_IN_A_FILE)
        for finding in found:
            worst_first[finding.severity].append(finding)
    return chain.from_iterable(worst_first.values())
