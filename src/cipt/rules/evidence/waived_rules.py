"""The rules that a run took in, by the names that a waiver may give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cipt.rules.base import Rule


def run_by_name(rules: Sequence[Rule]) -> Mapping[str, Rule]:
    """The rules of this run by name and by code, in small letters."""
    return {name: rule for rule in rules for name in (rule.name, rule.code.lower())}
