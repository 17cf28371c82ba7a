"""The plan accepts findings that it did not accept before.

A finding that is accepted no longer counts. So the entry itself must be seen when it is new: it can
accept what came with the same change.

Fix: have the board agree it, and write `agreed_by`, the minute and, if it is for a time, `until`.

Definition: an entry of waivers.yaml is new, covers more ids, or holds for longer. It is an error
where it accepts a finding of a rule that compares with an earlier version, such as action-removed,
and names no board that could sign actions off before. Where it names such a board and the minute,
it is only for information. New entries of one decision, with the same reason, board, minute and
end, are told once; those that are errors one by one. This finding cannot be accepted.

Bad:

    === before
    === waivers.yaml
    - rule: no-lead
      subjects:
        - 1.1.1
      reason: The plan names no leads
    === after
    === waivers.yaml
    - rule: no-lead
      subjects: all  # CIP723
      reason: The plan names no leads

Bad:

    === before
    === waivers.yaml
    []
    === after
    === waivers.yaml
    - rule: due-moved-without-revision  # CIP723
      subjects:
        - 1.1.1
      reason: Typing error

Bad:

    === before
    === waivers.yaml
    []
    === after
    === waivers.yaml
    - rule: no-lead  # CIP723
      subjects:
        - 1.1.1
      reason: Taken over so
      until: 2026-12-31
    - rule: no-success-measure
      subjects:
        - 1.1.1
      reason: Taken over so
      until: 2026-12-31

Good:

    === before
    === waivers.yaml
    - rule: no-lead
      subjects:
        - 1.1.1
        - 1.1.2
      reason: The plan names no leads
    === after
    === waivers.yaml
    - rule: no-lead
      subjects:
        - 1.1.1
      reason: The plan names no leads
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cipt.evaluation.english import listed, verb
from cipt.findings import Severity
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.records import Waiver
from cipt.rules.base import At, Problem, Problems, Rule, waivers_rule
from cipt.rules.context import Context
from cipt.rules.evidence.waived_rules import run_by_name
from cipt.rules.past import On, Past
from cipt.rules.waivers import ALL, Applied

_HINT = "Have the board agree it: write `agreed_by`, `minute` and, if it is for a time, `until`"
_ON_RECORD = "The minute that it names should say so"
_MOST = 1
_SHOWN = 28
"""Characters of a rule's name or an id: two of them have room in a message."""


@waivers_rule("CIP723", "waiver-widened", severity="warning", since="0.1", compares=True)
def check(context: Context, applied: Applied, rules: Sequence[Rule]) -> Problems:
    past = context.past
    assert past
    ran = run_by_name(rules)
    for entries in _new(past, ran):
        on, first = entries[0]
        until = f", until {in_words(first.until)}" if first.until else ""
        names = listed([_cut(one.rule) for _, one in entries], _MOST)
        message = f"{names} {verb(len(entries))} accepted now{until}"
        yield _problem(past, ran, on, first, message, ("rule",))
    for on, change in past.altered("waiver"):
        before, waiver = change.before, change.after
        assert isinstance(before, Waiver)
        assert isinstance(waiver, Waiver)
        for message, at in _wider(before, waiver):
            yield _problem(past, ran, on, waiver, message, at)


def _new(past: Past, ran: Mapping[str, Rule]) -> Iterable[Sequence[tuple[On, Waiver]]]:
    """The entries that are new: those of one decision together, and each error by itself."""
    together: dict[object, list[tuple[On, Waiver]]] = {}
    for on, change in past.added("waiver"):
        waiver = change.after
        assert isinstance(waiver, Waiver)
        decision = (waiver.reason, waiver.agreed_by, waiver.minute, waiver.until)
        is_error = _problem(past, ran, on, waiver, "", ()).severity == "error"
        together.setdefault(on if is_error else decision, []).append((on, waiver))
    return together.values()


def _problem(
    past: Past, ran: Mapping[str, Rule], on: On, waiver: Waiver, message: str, at: At
) -> Problem:
    rule = ran.get(waiver.rule.lower())
    is_agreed = waiver.agreed_by in past.signing_boards[0]
    if is_agreed and waiver.minute:
        return Problem(message, at, _ON_RECORD, on=on, severity="info")
    severity: Severity | None = "error" if rule and rule.compares and not is_agreed else None
    return Problem(message, at, _HINT, on=on, severity=severity)


def _wider(before: Waiver, after: Waiver) -> Iterator[tuple[str, At]]:
    """In what an entry accepts more than it did."""
    name = _cut(after.rule)
    if before.rule.lower() != after.rule.lower():
        yield f"{name} is accepted now, and {_cut(before.rule)} was", ("rule",)
    if ALL not in before.subjects:
        more = [one for one in after.subjects if one not in before.subjects]
        if more:
            on = "all" if ALL in more else listed([_cut(one) for one in more], _MOST)
            yield f"{name} is accepted for {on} now", ("subjects",)
    if before.until and (after.until is None or after.until > before.until):
        now = f"until {in_words(after.until)}" if after.until else "for good"
        at: At = ("until",) if after.until else ("rule",)
        yield f"{name} was accepted until {in_words(before.until)}, and is {now}", at


def _cut(text: str) -> str:
    return shortened(text, _SHOWN)
