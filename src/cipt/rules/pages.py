"""A rule's page, read from its file's docstring: what, why, how to mend it, and the examples.

The docstring is laid out as in any rule's file: one sentence; paragraphs of reasons; perhaps
one that begins with `Fix:` and one that begins with `Definition:`; then `Bad:` and `Good:`, each
with an indented example. `Bad, as of 2026-06-30:` judges an example on another day than the
usual one. An example is part of an action's file, unless a line `=== themes/1.yaml` begins
another file; a comment with the rule's code stands on each line that is to be found.

Of a rule that compares, an example has two versions of the plan: the lines below `=== before`,
and those below `=== after`, in which the marks stand.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cipt.rules.base import Rule

EXAMPLE_DAY = date(2026, 5, 31)
"""The day on which examples are judged unless they say otherwise."""

EXAMPLE_ACTION = "actions/1/1.1.1.yaml"

_HEAD = re.compile(r"(Bad|Good)(?:, as of (\d{4}-\d\d-\d\d))?:")
_RAW_BYTE = re.compile(r"‹0x([0-9A-F]{2})›")
_CHARACTER = re.compile(r"‹U\+([0-9A-F]{4})›")
_FILE = "=== "
_BEFORE, _AFTER = "before", "after"

_BASE: Mapping[str, str] = {
    "plan.yaml": """\
title: Example improvement plan
organisation: Exampleshire Council
starts: 2026-01-01
ends: 2027-12-31
inspections:
  - id: ilacs-2025
    inspectorate: Ofsted
workstreams:
  - id: a
    title: Practice
    sro: director
""",
    "people.yaml": """\
officers:
  - id: director
    post: Director of Children's Services
  - id: head-of-service
    post: Head of Service
  - id: team-manager
    post: Team Manager
groups:
  - id: improvement-board
    title: Improvement Board
    kind: board
    signs_off: true
  - id: health-trust
    title: Health Trust
    kind: partner
""",
    "recommendations.yaml": """\
- id: R1
  source: ilacs-2025
  title: Visits to children
""",
    "themes/1.yaml": """\
title: Practice
order: 1
workstream: a
areas:
  - id: 1.1
    title: Visits
    recommendations: [R1]
""",
    EXAMPLE_ACTION: """\
title: Publish the standards for visits
area: 1.1
""",
}


@dataclass(frozen=True)
class Example:
    """An example of a page: its text as shown, whether it is a bad one, and its day."""

    code: str
    text: str
    bad: bool
    as_of: date

    @cached_property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """The path and the text of each file that the example shows, in their order.

        Of two versions these are those of the later one.
        """
        return _files_in(self._versions[_AFTER])

    @cached_property
    def shown_before(self) -> tuple[tuple[str, str], ...]:
        """Those of the earlier one; none where the example has one version."""
        return _files_in(self._versions.get(_BEFORE, []))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """A whole plan with the example in it; what the example leaves out comes from a base."""
        return _plan_of(self.shown)

    @cached_property
    def before(self) -> dict[str, bytes] | None:
        """The plan as it was before, likewise; None for an example that has one version."""
        lines = self._versions.get(_BEFORE)
        return None if lines is None else _plan_of(_files_in(lines))

    @cached_property
    def _versions(self) -> dict[str, list[str]]:
        versions: dict[str, list[str]] = {_AFTER: []}
        lines = versions[_AFTER]
        for line in self.text.splitlines():
            name = line.removeprefix(_FILE).strip() if line.startswith(_FILE) else ""
            if name in (_BEFORE, _AFTER):
                lines = versions.setdefault(name, [])
            else:
                lines.append(line)
        return versions

    @cached_property
    def marked(self) -> frozenset[tuple[str, int]]:
        """The file and line of every mark."""
        mark = f"# {self.code}"
        return frozenset(
            (path, number)
            for path, data in self.files.items()
            for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1)
            if mark in line
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page in its parts, each a text of paragraphs parted by empty lines."""

    what: str
    why: str
    fix: str
    definition: str
    examples: tuple[Example, ...]


def page_of(rule: Rule) -> Page:
    """The page of a rule."""
    prose, examples = _parted(rule)
    paragraphs = [" ".join(block.split()) for block in prose.split("\n\n") if block.strip()]
    what, *rest = paragraphs or [""]
    labelled = {"Fix:": "", "Definition:": ""}
    why = []
    for paragraph in rest:
        label = next((label for label in labelled if paragraph.startswith(label)), None)
        if label:
            labelled[label] = paragraph.removeprefix(label).strip()
        else:
            why.append(paragraph)
    return Page(what, "\n\n".join(why), labelled["Fix:"], labelled["Definition:"], tuple(examples))


def _parted(rule: Rule) -> tuple[str, list[Example]]:
    prose: list[str] = []
    examples: list[Example] = []
    body = prose
    head: tuple[bool, date] | None = None
    for line in [*textwrap.dedent(rule.page).splitlines(), "Good:"]:
        match = _HEAD.fullmatch(line)
        if match is None:
            body.append(line)
            continue
        if head:
            text = textwrap.dedent("\n".join(body)).strip("\n") + "\n"
            examples.append(Example(rule.code, text, *head))
        body = []
        head = (match[1] == "Bad", date.fromisoformat(match[2]) if match[2] else EXAMPLE_DAY)
    return "\n".join(prose), examples


def _files_in(lines: list[str]) -> tuple[tuple[str, str], ...]:
    path = EXAMPLE_ACTION
    shown: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith(_FILE):
            path = line.removeprefix(_FILE).strip()
            shown[path] = []
        else:
            shown.setdefault(path, []).append(line)
    return tuple((path, "\n".join(body) + "\n") for path, body in shown.items())


def _plan_of(shown: tuple[tuple[str, str], ...]) -> dict[str, bytes]:
    files = {**_BASE, **{path: _completed(path, text) for path, text in shown}}
    return {path: _encoded(text) for path, text in files.items()}


def _completed(path: str, body: str) -> str:
    if not path.startswith("actions/"):
        return body
    missing = {"title": "Publish the standards for visits", "area": "1.1"}
    present = {line.partition(":")[0] for line in body.splitlines()}
    return body + "".join(f"{k}: {v}\n" for k, v in missing.items() if k not in present)


def _encoded(text: str) -> bytes:
    text = _CHARACTER.sub(lambda match: chr(int(match[1], 16)), text)
    parts = _RAW_BYTE.split(text)
    return b"".join(
        bytes([int(part, 16)]) if place % 2 else part.encode() for place, part in enumerate(parts)
    )
