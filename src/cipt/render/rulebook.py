"""The rule book on paper: the catalogue, a rule's page, as text, Markdown or JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

from cipt.render.as_json import as_json
from cipt.rules.base import Rule
from cipt.rules.pages import EXAMPLE_DAY, Example, Page, page_of

SCHEMA_VERSION = 1
_WIDTH = 80
_DATED = "its answer changes with the date"


def catalogue_text(rules: Sequence[Rule]) -> str:
    """Every rule, by family: code, severity, a `T` where the date matters, name."""
    parts = []
    for family, members in groupby(rules, key=lambda rule: rule.family):
        parts.append(family.capitalize())
        parts += [
            f"  {rule.code}  {rule.severity:<7} {'T' if rule.dated else ' '}  {rule.name}"
            for rule in members
        ]
        parts.append("")
    parts.append(f"T: {_DATED}. `cipt rules CODE` explains a rule.")
    return "\n".join(parts) + "\n"


def rule_text(rule: Rule) -> str:
    """One rule's page, for a terminal of 80 columns."""
    page = page_of(rule)
    parts = [f"{rule.code} {rule.name}  ({_nature(rule)})", _filled(page.what)]
    parts += [_filled(paragraph) for paragraph in page.why.split("\n\n") if paragraph]
    for label, text in (("To mend it", page.fix), ("Definition", page.definition)):
        if text:
            parts.append(_filled(f"{label}: {text}"))
    for example in page.examples:
        parts.append(f"{_example_title(example)}:")
        parts.append(textwrap.indent(example.text.rstrip("\n"), "    "))
    return "\n\n".join(parts) + "\n"


def catalogue_json(rules: Sequence[Rule]) -> str:
    """Every rule's code, name, family, severity, and whether it depends on the date."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "rules": [
            {
                "code": rule.code,
                "name": rule.name,
                "family": rule.family,
                "severity": rule.severity,
                "dated": rule.dated,
            }
            for rule in rules
        ],
    }
    return as_json(value)


def catalogue_markdown(rules: Sequence[Rule]) -> str:
    """The whole rule book as one Markdown page: a table of contents, then a section a rule."""
    parts = [
        "# The rules of `cipt check`",
        "An error makes the check fail; a warning is shown and passes; information is shown with "
        f"`--verbose`. A rule marked T may change its answer with the date alone. The examples are "
        f"judged on {EXAMPLE_DAY.isoformat()} unless they say otherwise.",
    ]
    for family, members in groupby(rules, key=lambda rule: rule.family):
        rows = "\n".join(
            f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity}"
            f"{', T' if rule.dated else ''} | {_cell(page_of(rule).what)} |"
            for rule in members
        )
        parts.append(f"## {family.capitalize()}")
        parts.append(f"| code | rule | severity | what it finds |\n|---|---|---|---|\n{rows}")
    parts += [rule_markdown(rule) for rule in rules]
    return "\n\n".join(parts) + "\n"


def rule_markdown(rule: Rule) -> str:
    """One rule's page as a section of Markdown, without a line end."""
    page: Page = page_of(rule)
    parts = [f"### {rule.code} {rule.name}", f"*{_nature(rule).capitalize()}.* {page.what}"]
    if page.why:
        parts.append(page.why)
    if page.fix:
        parts.append(f"**To mend it:** {page.fix}")
    if page.definition:
        parts.append(f"**Definition:** {page.definition}")
    for example in page.examples:
        parts.append(f"{_example_title(example)}:")
        parts.append(f"```yaml\n{example.text.rstrip()}\n```")
    return "\n\n".join(parts)


def _nature(rule: Rule) -> str:
    words = f"{rule.severity}, {rule.family}"
    return f"{words}; {_DATED}" if rule.dated else words


def _example_title(example: Example) -> str:
    day = "" if example.as_of == EXAMPLE_DAY else f", as of {example.as_of.isoformat()}"
    return f"{'Found' if example.bad else 'Sound'}{day}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
