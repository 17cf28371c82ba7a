"""`cipt rules`: the rule book, and one rule's page."""

from __future__ import annotations

from typing import Annotated

import typer

from cipt.cli.options import OutputOption, format_option
from cipt.cli.output import emit
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.render.rulebook import (
    catalogue_json,
    catalogue_markdown,
    catalogue_text,
    rule_markdown,
    rule_text,
)
from cipt.rules.base import Rule
from cipt.rules.registry import all_rules, find_rule


def command(
    rule: Annotated[
        str | None, typer.Argument(metavar="CODE", help="A rule, by its code or its name.")
    ] = None,
    format: Annotated[str, format_option(("text", "json", "md"))] = "text",
    output: OutputOption = None,
) -> None:
    """Explain what check looks for: the whole rule book, or one rule's page.

    Examples:

        cipt rules
        cipt rules CIP307
        cipt rules milestone-after-due
        cipt rules --format md --output rules.md
    """
    chosen = all_rules() if rule is None else (_rule(rule),)
    if format == "json":
        emit(catalogue_json(chosen), output)
    elif rule is None:
        emit((catalogue_markdown if format == "md" else catalogue_text)(chosen), output)
    else:
        emit((rule_markdown if format == "md" else rule_text)(chosen[0]), output)


def _rule(text: str) -> Rule:
    found = find_rule(text)
    if found is None:
        names = [name for rule in all_rules() for name in (rule.name, rule.code)]
        near = nearest(text, names)
        raise CannotGoOn(
            f"there is no rule {text}",
            f"Did you mean {near}?" if near else "`cipt rules` lists them all",
        )
    return found
