"""What `cipt check` is asked for: which rules and files, which format, and when it fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cipt.cli.opening import Opened
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.rules.base import FAMILIES, Rule
from cipt.views.checking import CheckReport, names_rule

FAIL_ON = ("error", "warning", "info", "never")

_FORMATS_OF_CI = (
    ("GITHUB_ACTIONS", "github", "text"),
    ("TF_BUILD", "azure", "text"),
    ("GITLAB_CI", "text", "gitlab"),
)
"""The variable that a CI sets to true; the format of what it prints; that of a file, which GitLab
takes as an artifact and the others show to nobody but people."""


def format_in_ci(variables: Mapping[str, str], *, to_file: bool) -> str:
    """The format where none was asked for, on the screen or for `--output`."""
    for variable, printed, written in _FORMATS_OF_CI:
        if variables.get(variable, "").lower() == "true":
            return written if to_file else printed
    return "text"


def known_severity(fail_on: str) -> None:
    """Raises CannotGoOn for what `--fail-on` does not take."""
    if fail_on not in FAIL_ON:
        raise CannotGoOn(
            f"--fail-on {fail_on} is no severity", f"Write one of: {', '.join(FAIL_ON)}"
        )


def fails(report: CheckReport, fail_on: str) -> bool:
    """Whether the findings make the exit code 1."""
    if fail_on == "never":
        return False
    counting = FAIL_ON[: FAIL_ON.index(fail_on) + 1]
    return any(report.counts[severity] for severity in counting)


def known_rules(option: str, names: Sequence[str] | None, rules: Sequence[Rule]) -> tuple[str, ...]:
    """The names as given, commas parting them too. Raises CannotGoOn for one of no rule."""
    wanted = tuple(part.strip() for name in names or () for part in name.split(","))
    for name in wanted:
        if not name:
            raise CannotGoOn(f"{option} is empty", f"Write: {option} RULE, or leave it out")
        if not any(names_rule(name, rule) for rule in rules):
            known = [*(rule.name for rule in rules), *(rule.code for rule in rules), *FAMILIES]
            near = nearest(name.replace(" ", "-"), known)
            meant = f"Did you mean {option} {near}? " if near else ""
            raise CannotGoOn(
                f"{option} {name}: no rule and no family has this name",
                f"{meant}`cipt rules` lists the rules by family",
            )
    return wanted


def shown(paths: Sequence[str], opened: Opened, *, must_be_there: bool) -> tuple[str, ...]:
    """The paths of the command line as findings have them; none for the plan as a whole.

    Raises CannotGoOn for a path outside the plan, and for one that is not there.
    """
    found = [opened.inside(path, must_be_there=must_be_there) for path in paths]
    return () if "" in found else tuple(opened.prefix + inside for inside in found)
