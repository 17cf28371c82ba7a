"""Keeps what is personal out of all that `check` says.

A rule of the privacy kind gives with its problem the text that nobody is to read. That text may
stand in the messages of other rules too, whole or cut short, on the line that is shown below a
finding, in the reason of a waiver. So every text that leaves is looked at here, for what rules
have found and for whatever has the form of a number that names a child or of a way to reach
somebody, in files too that no rule can look into because they cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from cipt.findings import Finding
from cipt.loading.loaded import PlanFile
from cipt.model.plan import Plan
from cipt.model.records import Waiver
from cipt.rules.waivers import Waived
from cipt.rules.wording.births import DAY, births_cut_short, births_in, first_day
from cipt.rules.wording.contacts import contacts_in
from cipt.rules.wording.identifiers import case_number_pattern, numbers_in
from cipt.rules.wording.small_numbers import COUNTED_CHILDREN, small_counts_in

BULLET = "•"

Span = tuple[int, int]

# Six figures close together, the end of a postcode, an address: nothing personal has less, but
# for what a rule has found, a case number, a day of birth, and what has been cut off.
_SUSPECT = re.compile(r"[\d@](?:(?<=@)|[A-Z]{2}|(?:[\s().\u2010-\u2013-]{0,3}+\d){5})", re.ASCII)
_FIGURE = re.compile("[0-9@…]")
"""What every text has that holds anything personal, unless a rule has found it elsewhere."""
_CUT = "…"
_DIGIT_AT_A_CUT = re.compile(r"…(?:(?<=\d…)|(?<=\d\s…)|\s?\d)", re.ASCII)
_DIGITS_AT_A_CUT = re.compile(
    r"(?<![\w-])(?!(?:19|20)\d\d(?:-\d|\s\d\d?\s?…))\d(?:[\s.-]?\d){4,}\s?(?=…)|(?<=…)\s?\d(?:[\s.-]?\d){4,}",
    re.ASCII,
)
_ADDRESS_AT_A_CUT = re.compile(r"(?<=[\w.+'-])@[\w.-]*…")
_NAME_BEFORE_AT = re.compile(r"[\w.+'-]*$")
_SHORTEST_PART = 4
"""Characters of a value that betray it when the rest has been cut off."""
_LONGEST_PART = 80
"""Characters that a message quotes at the most."""
_APART = "\0"
_FILES_FAMILY = "CIP0"
_KEY = re.compile(r"[ ]*(?:- )*\{? ?[a-z_]+:(?= )|[ ]*(?:- )*")
_HIDDEN = BULLET * 8


class Mask:
    """What no output of a plan's checking may show; `values` are texts that rules have found."""

    def __init__(self, plan: Plan, values: Iterable[str] = ()) -> None:
        self._start = first_day(plan)
        self._case_numbers = case_number_pattern(plan.header.limits.case_numbers)
        typed = frozenset(values)
        self._values = frozenset(map(_plain, typed))
        self._days = any(DAY.search(value) for value in typed)
        self._counts = any(COUNTED_CHILDREN.search(value) for value in typed)
        self._small = plan.header.limits.small_number_below
        self._parts = _Parts(self._values)

    def text(self, text: str) -> str:
        """`text` with bullets in place of every character that is not to be seen."""
        if not self._values and _FIGURE.search(text) is None:
            return text
        found = [*births_in(text, self._start), *(births_cut_short(text) if _CUT in text else ())]
        births = [(one.start, one.end) for one in found]
        return _with_bullets(text, births + self._spans(text))

    def findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings as they can be shown."""
        given = tuple(findings)
        # Many findings say the same; each text is looked at once.
        hints = filter(None, map(attrgetter("hint"), given))
        subjects = chain.from_iterable(map(attrgetter("subjects"), given))
        texts = list(dict.fromkeys(chain(map(attrgetter("message"), given), hints, subjects)))
        changed = self._changed(texts)
        if changed:
            return tuple(self._finding(finding, changed) for finding in given)
        if not any(map(_is_of_files, set(map(attrgetter("code"), given)))):
            return given
        return tuple(self._finding(one, {}) if _is_of_files(one.code) else one for one in given)

    def waived(self, waived: Iterable[Waived]) -> tuple[Waived, ...]:
        """Accepted findings, and the reasons for which they are, as they can be shown."""
        given = tuple(waived)
        findings = self.findings(one.finding for one in given)
        # One waiver may accept hundreds of findings.
        waivers = {id(one.waiver): one.waiver for one in given}
        shown = {key: self._waiver(waiver) for key, waiver in waivers.items()}
        return tuple(
            Waived(finding, shown[id(one.waiver)])
            for finding, one in zip(findings, given, strict=True)
        )

    def _finding(self, finding: Finding, changed: Mapping[str, str]) -> Finding:
        message = changed.get(finding.message, finding.message)
        hint = finding.hint and changed.get(finding.hint, finding.hint)
        # Days of birth are told by what stands beside them, which takes time. Rules have looked
        # for them in what could be read, so that they are looked for again in other files alone.
        if _is_of_files(finding.code):
            message, hint = self.text(message), hint and self.text(hint)
        subjects = tuple(changed.get(subject, subject) for subject in finding.subjects)
        if (message, hint, subjects) == (finding.message, finding.hint, finding.subjects):
            return finding
        return replace(finding, message=message, hint=hint, subjects=subjects)

    def _waiver(self, waiver: Waiver) -> Waiver:
        reason = self.text(waiver.reason)
        return waiver if reason == waiver.reason else waiver.model_copy(update={"reason": reason})

    def _changed(self, texts: list[str]) -> Mapping[str, str]:
        """Texts as they can be shown, by the texts; empty where all can be shown as they are.

        They are searched as one: nearly all are harmless.
        """
        joined = _APART.join(texts)
        spans = self._spans(joined)
        if not spans:
            return {}
        shown = _with_bullets(joined, spans).split(_APART)
        if len(shown) != len(texts):
            shown = [self.text(text) for text in texts]
        return dict(zip(texts, shown, strict=True))

    def _spans(self, text: str) -> list[Span]:
        """Where something stands that is not to be seen, days of birth apart."""
        spans: list[Span] = []
        start = 0
        while suspect := _SUSPECT.search(text, start):
            begin = text.rfind(_APART, 0, suspect.start()) + 1
            start = (text.find(_APART, suspect.start()) + 1 or len(text) + 1) - 1
            part = text[begin:start]
            spans += (
                (begin + found.start, begin + found.end)
                for found in (*numbers_in(part), *contacts_in(part))
            )
        if self._case_numbers:
            spans += (match.span() for match in self._case_numbers.finditer(text))
        if self._days:
            spans += self._known((match.span() for match in DAY.finditer(text)), text)
        if self._counts:
            # A share of the same words, "one in four children", hides nobody and is shown.
            counts = small_counts_in(text, self._small)
            spans += self._known(((one.start, one.end) for one in counts), text)
        if _CUT in text:
            spans += _digits_beside_cuts(text)
            spans += _addresses_at_cuts(text)
            spans += self._parts.beside_cuts(text)
        return spans

    def _known(self, spans: Iterable[Span], text: str) -> Iterator[Span]:
        """Those of the spans that are harmless unless a rule has found what stands there."""
        return (span for span in spans if _plain(text[slice(*span)]) in self._values)


class _Parts:
    """The beginnings and the endings of values, which a message shows when it cuts off the rest."""

    def __init__(self, values: Iterable[str]) -> None:
        lengths = range(_SHORTEST_PART, _LONGEST_PART + 1)
        short = [(value, length) for value in values for length in lengths if length < len(value)]
        self._beginnings = frozenset(value[:length] for value, length in short)
        self._endings = frozenset(value[-length:] for value, length in short)
        # Their last and their first characters, by which nearly all other texts are let go.
        self._before = frozenset(part[-_SHORTEST_PART:] for part in self._beginnings)
        self._after = frozenset(part[:_SHORTEST_PART] for part in self._endings)

    def beside_cuts(self, text: str) -> Iterator[Span]:
        """Where a part of a value stands right before or after an ellipsis."""
        if not self._beginnings:
            return
        lower = _lower(text)
        for match in re.finditer(_CUT, text):
            cut, after = match.span()
            if lower[max(0, cut - _SHORTEST_PART) : cut] in self._before:
                for start in range(max(0, cut - _LONGEST_PART), cut):
                    if lower[start:cut] in self._beginnings:
                        yield start, cut
                        break
            if lower[after : after + _SHORTEST_PART] in self._after:
                for end in range(after + _LONGEST_PART, after, -1):
                    if lower[after:end] in self._endings:
                        yield after, end
                        break


def _digits_beside_cuts(text: str) -> Iterator[Span]:
    """Where the rest of a number has been cut off, whatever number it was."""
    for cut in _DIGIT_AT_A_CUT.finditer(text):
        begin = max(0, cut.start() - _LONGEST_PART)
        for match in _DIGITS_AT_A_CUT.finditer(text, begin, cut.end() + _LONGEST_PART):
            yield match.span()


def _addresses_at_cuts(text: str) -> Iterator[Span]:
    """Where the rest of an e-mail address has been cut off, whatever address it was."""
    for match in _ADDRESS_AT_A_CUT.finditer(text):
        begin = max(0, match.start() - _LONGEST_PART)
        name = _NAME_BEFORE_AT.search(text[begin : match.start()])
        yield begin + name.start() if name else match.start(), match.end() - 1


def masked_lines(
    findings: Iterable[Finding], files: Mapping[str, PlanFile], prefix: str
) -> Set[tuple[str, int]]:
    """Path and line of everything that a masked finding is about, its text's further lines too.

    `prefix` stands before the paths of findings, and not before those of `files`.
    """
    lines: set[tuple[str, int]] = set()
    for finding in filter(attrgetter("masked"), findings):
        file = files.get(finding.path.removeprefix(prefix))
        if file is None or (finding.path, finding.line) in lines:
            continue
        typed = file.lines()[finding.line - 1 :]
        lines.update((finding.path, finding.line + place) for place in range(_height(typed)))
    return lines


def hidden(line: str) -> str:
    """A line of a plan file of which no more is shown than its key."""
    key = _KEY.match(line)
    kept = key[0] if key else ""
    return f"{kept} {_HIDDEN}" if kept.endswith(":") else f"{kept}{_HIDDEN}"


def _height(lines: list[str]) -> int:
    """How many lines the first one reaches down to: those below it that stand further in."""
    for height, line in enumerate(lines[1:], start=1):
        if line.strip() and _depth(line) <= _depth(lines[0]):
            return height
    return len(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_of_files(code: str) -> bool:
    return code.startswith(_FILES_FAMILY)


def _plain(text: str) -> str:
    return _lower(" ".join(text.split()))


def _lower(text: str) -> str:
    """`text` in small letters, each in its place: the Turkish İ alone would become two."""
    return text.replace("\u0130", "i").lower()


def _with_bullets(text: str, spans: list[Span]) -> str:
    if not spans:
        return text
    parts: list[str] = []
    done = 0
    for start, end in sorted(spans):
        parts += (text[done:start], BULLET * (end - max(start, done)))
        done = max(done, end)
    return "".join((*parts, text[done:]))
