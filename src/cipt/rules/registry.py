"""The rule book: every rule that has a file below this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import cipt.rules
from cipt.rules.base import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by code. Raises ValueError where two share a code or a name."""
    rules = sorted((_rule_in(name) for name in _rule_modules()), key=lambda rule: rule.code)
    for named in ({rule.code: rule for rule in rules}, {rule.name: rule for rule in rules}):
        if len(named) != len(rules):
            raise ValueError("two rules share a code or a name")
    return tuple(rules)


def find_rule(text: str) -> Rule | None:
    """The rule with this code or name, in any case, or None."""
    wanted = text.strip().lower()
    return next((r for r in all_rules() if wanted in (r.code.lower(), r.name)), None)


def _rule_modules() -> list[str]:
    return [
        module.name
        for family in pkgutil.iter_modules(cipt.rules.__path__, "cipt.rules.")
        if family.ispkg
        for module in pkgutil.iter_modules(
            importlib.import_module(family.name).__path__, f"{family.name}."
        )
        if module.name.rpartition(".")[2].startswith("cip")
    ]


def _rule_in(module_name: str) -> Rule:
    rule = getattr(importlib.import_module(module_name), "check", None)
    if not isinstance(rule, Rule):
        raise ValueError(f"{module_name} has no rule named `check`")
    return rule
