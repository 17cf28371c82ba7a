"""`cipt history`: the story of an action, or of the plan month by month."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, RevOption, format_option
from cipt.cli.output import emit, width
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.model.dates import in_words
from cipt.sources.repository import repository_of
from cipt.views.history import PlanHistory
from cipt.views.history_action import ActionHistory
from cipt.views.history_past import Past
from cipt.views.history_wanted import Asked, action_histories
from cipt.views.unread import unread_in, unread_in_words

FORMATS = ("text", "json", "md")

NO_COMMITS = "nothing is committed yet"


def command(
    id: Annotated[
        str | None, typer.Argument(help="An action's id or printed number. Without it: the plan.")
    ] = None,
    from_git: Annotated[
        bool,
        typer.Option(
            "--from-git",
            help="Tell what was committed at each month end, and not what the facts say now.",
        ),
    ] = False,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    rev: RevOption = None,
    format: Annotated[str, format_option(FORMATS)] = "text",
    output: OutputOption = None,
) -> None:
    """Tell the story of an action, or that of the plan month by month.

    Of an action: every dated fact, and who committed what of it when. Of the plan: how it stood
    at the end of each month, what fell overdue, and which dates moved. What is told from the
    facts rests on what is written down today; --from-git tells what the branch held then, and
    names every date that moved without a board.

    Examples:

        cipt history 2.3.10
        cipt history --as-of 2019-07
        cipt history --from-git
        cipt history --from-git --format md --output history.md
    """
    if id is not None and from_git:
        raise CannotGoOn(
            "--from-git does not go with an action: its story always has both",
            f"Write: cipt history {id}",
        )
    opened = open_plan(plan, as_of, rev=rev)
    past, why_not = _past(opened, rev)
    if id is not None:
        until = opened.as_of if as_of is not None else None
        asked = Asked(id, until, with_folder=rev is None and as_of is None)
        histories = action_histories(opened.judged(), opened.loaded, past, asked, why_not)
        if not histories:
            raise _unknown(opened, id)
        _tell_actions(opened, histories, format, output)
    elif from_git:
        if past is None:
            raise CannotGoOn(why_not, "Leave --from-git out, or commit the plan first")
        _tell_plan(opened, _from_git(opened, past, as_of), format, output)
    else:
        from cipt.views.history_facts import history_by_facts

        unread = unread_in(opened.loaded, opened.prefix)
        history = history_by_facts(opened.loaded.plan, opened.as_of, unread)
        _tell_plan(opened, history, format, output)


def _past(opened: Opened, rev: str | None) -> tuple[Past | None, str]:
    """The plan's history in git, or why there is none."""
    repository = repository_of(opened.folder)
    if repository is None:
        return None, f"{opened.folder} is in no git repository"
    if rev is None and repository.find("HEAD") is None:
        return None, NO_COMMITS
    return Past(repository, rev or "HEAD", opened.prefix.rstrip("/")), ""


def _from_git(opened: Opened, past: Past, asked: date | None) -> PlanHistory:
    """Up to the day that was asked for; else to the as-of day, or to the newest commit of a plan
    that was closed before it.
    """
    from cipt.views.history_git import history_from_git

    newest = max((step.counts_from for step in past.steps), default=opened.as_of)
    until = opened.as_of if asked is not None else max(opened.as_of, newest)
    header = opened.loaded.plan.header
    return history_from_git(past, header.title, header.organisation, until)


def _tell_plan(opened: Opened, history: PlanHistory, format: str, output: Path | None) -> None:
    unread = unread_in(opened.loaded, opened.prefix)
    if format == "json":
        from cipt.render.history import history_json

        emit(history_json(history, unread), output)
        return
    from cipt.views.history_tables import history_grids

    grids = history_grids(history)
    heading = f"{history.title}: its history, as of {in_words(history.as_of)}"
    told = unread_in_words(unread)
    closing = [*history.notes, *([f"{told}."] if told else [])]
    if format == "md":
        from cipt.render.markdown import grids_markdown

        emit(grids_markdown(heading, grids, closing), output)
    else:
        from cipt.cli.tables import show_grids

        show_grids(grids, output, opening=[heading], closing=closing)


def _tell_actions(
    opened: Opened, histories: list[ActionHistory], format: str, output: Path | None
) -> None:
    unread = unread_in(opened.loaded, opened.prefix)
    if format == "json":
        from cipt.render.history import action_history_json

        header = opened.loaded.plan.header
        emit(action_history_json(header, opened.as_of, histories, unread), output)
        return
    from cipt.render.history_pages import action_history_markdown, action_history_text

    if format == "md":
        emit("\n".join(map(action_history_markdown, histories)), output)
    else:
        columns = min(width(output) or 100, 100)
        emit("\n".join(action_history_text(one, columns) for one in histories), output)


def _unknown(opened: Opened, wanted: str) -> CannotGoOn:
    near = nearest(wanted, [action.id for action in opened.loaded.plan.actions])
    cure = f"Did you mean {near}?" if near else "`cipt list` lists the actions"
    return CannotGoOn(f"there is no action {wanted} in this plan, and git knows of none", cure)
