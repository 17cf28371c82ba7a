"""The rule book on paper: the catalogue, a rule's page, as text, Markdown or JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import groupby

from cipt.model.dates import in_words
from cipt.model.plan import DEFAULT_SETTINGS
from cipt.render.as_json import as_json
from cipt.rules.base import Rule
from cipt.rules.pages import EXAMPLE_ACTION, EXAMPLE_DAY, Example, Page, page_of

SCHEMA_VERSION = 1
_WIDTH = 80
_EXAMPLE_DAY = in_words(EXAMPLE_DAY)
_SETTINGS = "Settings of a plan"
_SETTINGS_STAND = "They stand under `settings:` in plan.yaml, as in `stale_after_days: 28`."
_DATED = "its answer changes with the date"
_COMPARES = "asked where an earlier version of the plan is there to compare with"


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
            parts.append(_filled(f"{label}: {_capital(text)}"))
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
    """The whole rule book as one Markdown page: by family a table, then a section a rule."""
    families = [(name, list(members)) for name, members in groupby(rules, key=lambda r: r.family)]
    parts = [
        "# The rules of `cipt check`",
        "An error makes the check fail. A warning is shown and passes, unless `--fail-on warning` "
        "is asked for. Information is shown with `--verbose`. T marks a rule whose answer changes "
        "with the date alone; such a rule is never an error. In the examples, which "
        f"are parts of an action's file unless they say otherwise, a comment with the rule's code "
        f"stands on each line that is found. They are judged on {_EXAMPLE_DAY} unless they say "
        "otherwise. ‹U+00A0› stands for a character that cannot be seen, ‹0xE9› for a byte.",
        "`cipt rules CODE` prints a rule's page, and `cipt rules --format md` this one. What a "
        "council's board accepts stands in its plan's `waivers.yaml`, which `cipt waive` writes.",
        "\n".join(
            f"- [{name.capitalize()}](#{_anchor(name)}): {members[0].code} to {members[-1].code}"
            for name, members in families
        )
        + f"\n- [{_SETTINGS}](#{_anchor(_SETTINGS)})",
    ]
    for name, members in families:
        parts += [f"## {name.capitalize()}", _table(members), *map(rule_markdown, members)]
    parts += [f"## {_SETTINGS}", _SETTINGS_STAND, _settings()]
    return "\n\n".join(parts) + "\n"


def _table(rules: Sequence[Rule]) -> str:
    rows = "\n".join(
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity}"
        f"{', T' if rule.dated else ''} | {_cell(page_of(rule).what)} |"
        for rule in rules
    )
    return f"| code | rule | severity | what it finds |\n|---|---|---|---|\n{rows}"


def _settings() -> str:
    fields = type(DEFAULT_SETTINGS).model_fields.items()
    rows = "\n".join(
        f"| `{name}` | {field.default or 'none'} | {_cell(field.description or '')} |"
        for name, field in fields
        if name != "note"
    )
    return f"| setting | unless set | what it is |\n|---|---|---|\n{rows}"


def _anchor(heading: str) -> str:
    """What GitHub makes of a heading, to link to it."""
    return heading.lower().replace(" ", "-")


def rule_markdown(rule: Rule) -> str:
    """One rule's page as a section of Markdown, without a line end."""
    page: Page = page_of(rule)
    parts = [f"### {rule.code} {rule.name}", f"*{_nature(rule).capitalize()}.* {page.what}"]
    if page.why:
        parts.append(page.why)
    if page.fix:
        parts.append(f"**To mend it:** {_capital(page.fix)}")
    if page.definition:
        parts.append(f"**Definition:** {_capital(page.definition)}")
    for example in page.examples:
        parts += _example_markdown(example)
    return "\n\n".join(parts)


def _example_markdown(example: Example) -> list[str]:
    """The example, a block of code for each file; of two versions the earlier one first."""
    title = _example_title(example)
    if not example.shown_before:
        return _blocks(title, example.shown)
    before = _blocks(f"{title}. Before", example.shown_before)
    return before + (_blocks("After", example.shown) or ["After: nothing of it."])


def _blocks(title: str, shown: Sequence[tuple[str, str]]) -> list[str]:
    """Each file as a block of code below its path; an action's file alone needs no name."""
    parts = []
    for path, text in shown:
        of = f" in `{path}`" if len(shown) > 1 or path != EXAMPLE_ACTION else ""
        parts += [f"{title}{of}:", f"```yaml\n{text.rstrip()}\n```"]
        title = "And"
    return parts


def _nature(rule: Rule) -> str:
    words = f"{rule.severity}, {rule.family}"
    if rule.compares:
        return f"{words}; {_COMPARES}"
    return f"{words}; {_DATED}" if rule.dated else words


def _example_title(example: Example) -> str:
    day = "" if example.as_of == EXAMPLE_DAY else f", as of {example.as_of.isoformat()}"
    return f"{'Found' if example.bad else 'Sound'}{day}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
