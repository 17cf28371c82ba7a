"""`cipt waive`: accept findings, with the reason and until when."""

from __future__ import annotations

import os
from datetime import date
from typing import Annotated

import typer

from cipt.cli.comparing import compared
from cipt.cli.faults import DONE
from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import AsOfOption, MinuteOption, PlanOption, date_option, read_text
from cipt.cli.output import emit, talk
from cipt.editing.acceptance import Acceptance, accept, accept_all
from cipt.editing.files import FileChange, write_files
from cipt.editing.schema_line import schema_line
from cipt.editing.waivers import FILE, NewWaiver, added_text
from cipt.evaluation.english import counted
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.model.dates import in_words
from cipt.rules.base import Rule
from cipt.rules.registry import all_rules, find_rule
from cipt.rules.run import check_plan

_NAMES = (FILE, FILE.replace(".yaml", ".yml"))


def command(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="A rule, by its name or its code.")
    ] = None,
    subject: Annotated[
        list[str] | None,
        typer.Argument(metavar="SUBJECT", help="What it is accepted for, by id, or `all`."),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar="TEXT", help="Why it is accepted; needed."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Accept every error and warning that stands today."),
    ] = False,
    until: Annotated[
        date | None,
        date_option("--until", "The last day on which it is accepted; needed with --all."),
    ] = None,
    agreed_by: Annotated[
        str | None,
        typer.Option("--agreed-by", metavar="ID", help="The board that accepted it, by its id."),
    ] = None,
    minute: MinuteOption = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the lines to be added, and write nothing.")
    ] = False,
) -> int:
    """Accept findings: they no longer count in check, until a date if you give one.

    Entries are added to waivers.yaml. Those that stand there are left as they are. With --all the
    findings of a plan that was just taken over are accepted at once, an entry a rule; what comes
    later is found as ever.

    Examples:

        cipt waive no-due-date 4.7.3 5.1.1 --reason "Printed so in the plan"
        cipt waive CIP302 2.3.9 --reason "Agreed" --agreed-by board --minute 5.2
        cipt waive --all --until 2026-12-31 --reason "Taken over so" --dry-run
    """
    why = read_text("--reason", reason)
    if why is None:
        raise CannotGoOn("it is not said why", 'Write: --reason "…", in words for the board')
    if everything:
        _refuse_beside_all(rule, until)
    known = None if everything else _rule(rule)
    opened = open_plan(plan, as_of)
    _refuse_past(until, opened.as_of)
    past = compared(opened).past if known and known.compares else None
    outcome = check_plan(opened.loaded, opened.judged(), all_rules(), opened.prefix, past)
    if known is None:
        accepted, left = accept_all(outcome, all_rules())
    else:
        accepted, left = (accept(outcome, known, subject or ()),), ()
    board = _board(opened, read_text("--agreed-by", agreed_by))
    entries = [
        NewWaiver(
            one.rule,
            one.subjects,
            why,
            board,
            minute,
            until.isoformat() if until else None,
        )
        for one in accepted
    ]
    if not entries:
        talk("There is nothing to accept, and nothing was written.")
    else:
        name = _add(opened, entries, dry_run)
        talk(_told(accepted, until, None if dry_run else name))
    for one in left:
        talk(f"Not accepted: {counted(one.findings, 'finding')} {one.why}.")
    return DONE


def _refuse_beside_all(rule: str | None, until: date | None) -> None:
    if rule is not None:
        raise CannotGoOn(
            f"--all accepts every rule's findings, and {rule} is one of the rules",
            "Leave out one of the two",
        )
    if until is None:
        raise CannotGoOn(
            "--all without an end would accept everything for good",
            "Write: --until DATE, the day by which the plan is to be put right",
        )


def _refuse_past(until: date | None, as_of: date) -> None:
    if until is not None and until < as_of:
        raise CannotGoOn(
            f"--until {in_words(until)} is over: the plan is judged as of {in_words(as_of)}",
            "Write a later day, or leave it out",
        )


def _rule(name: str | None) -> Rule:
    if name is None:
        raise CannotGoOn(
            "it is not said what is accepted",
            "Write: cipt waive RULE SUBJECT, or --all. `cipt waive --help` has examples.",
        )
    found = find_rule(name)
    if found is None:
        names = [each for rule in all_rules() for each in (rule.name, rule.code)]
        near = nearest(name, names)
        raise CannotGoOn(
            f"there is no rule {name}",
            f"Did you mean {near}?" if near else "`cipt rules` lists them all",
        )
    return found


def _board(opened: Opened, identity: str | None) -> str | None:
    """The board by its id. Raises CannotGoOn for one that people.yaml does not know."""
    plan, loaded = opened.loaded.plan, opened.loaded
    known = [group.id for group in plan.groups] + [officer.id for officer in plan.officers]
    if identity is None or identity in known:
        return identity
    if {"group", "officer"} & loaded.incomplete or identity in loaded.lost_ids("group"):
        return identity
    near = nearest(identity, known)
    raise CannotGoOn(
        f"--agreed-by {identity} is the id of nobody in people.yaml",
        f"Did you mean {near}?" if near else "Add the board to the groups in people.yaml first",
    )


def _add(opened: Opened, entries: list[NewWaiver], dry_run: bool) -> str:
    """Adds the entries to the plan's file, or prints them; how that file is called."""
    name = next((each for each in _NAMES if os.path.lexists(opened.folder / each)), FILE)
    path = opened.folder / name
    file = opened.loaded.files.get(name)
    if file is None and os.path.lexists(path):
        raise CannotGoOn(f"{opened.prefix}{name} cannot be opened", "`cipt check` says why")
    header = opened.loaded.files.get("plan.yaml")
    begin = schema_line(header.text(1) if header else "", "waivers", FILE)
    data = file.data if file else None
    added = added_text(data, entries, begin)
    if dry_run:
        emit("\n".join(added.splitlines()).strip("\n"))
    else:
        whole = (data or b"") + added.encode()
        write_files(opened.folder, {name: FileChange(data, whole)})
    return opened.prefix + name


def _told(accepted: tuple[Acceptance, ...], until: date | None, written: str | None) -> str:
    findings = counted(sum(one.findings for one in accepted), "finding")
    end = f" until {in_words(until)}" if until else ""
    if written is None:
        return f"This would accept {findings}{end}. Nothing was written."
    entries = counted(len(accepted), "entry", "entries")
    return f"{findings} accepted{end}: {entries} added to {written}."
