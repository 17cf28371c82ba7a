"""`cipt diff`: what a pull request, or a day's work, does to the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from cipt.cli.earlier import earlier_plan
from cipt.cli.faults import DONE, FINDINGS
from cipt.cli.opening import Opened, open_plan
from cipt.cli.options import AsOfOption, OutputOption, PlanOption, format_option
from cipt.cli.output import emit, talk, width
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded
from cipt.model.dates import in_words
from cipt.model.plan import Plan
from cipt.render.diff import formats, renderer
from cipt.sources.git import GitTree, Repository, blob_ids, repository_of
from cipt.views.diff.values import Diff, Side
from cipt.views.diff.view import diff_view
from cipt.views.unread import unread_in

_RANGE = re.compile(r"(?P<base>(?:[^.{:]|\.(?!\.)|\{[^}]*\})*)(?P<dots>\.{2,3})(?P<head>.*)")


def command(
    base: Annotated[
        str | None,
        typer.Argument(help="The earlier version: a tag, a branch or a commit. Else HEAD."),
    ] = None,
    head: Annotated[
        str | None,
        typer.Argument(help="The later version. Else the plan as it lies in its folder."),
    ] = None,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    format: Annotated[str, format_option(formats())] = "text",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where anything differs.")
    ] = False,
    output: OutputOption = None,
) -> int:
    """Say what differs between two versions of the plan, in the plan's own words.

    First comes a verdict, then each change, the weightiest first: what was removed, which dates
    moved and whether a board agreed, how ratings change when both versions are judged on the same
    day. Records are told apart by their ids, so a file that was moved is no change.

    Without names, what was committed last is compared with the plan as it lies in its folder.
    BASE... compares with the commit at which the work since BASE began; BASE..HEAD is the same as
    BASE HEAD.

    Examples:

        cipt diff
        cipt diff main...
        cipt diff v2019-04 v2019-05 --as-of 2019-05-31
        cipt diff origin/main... --format md --output comment.md
        cipt diff HEAD~1 --exit-code
    """
    asked = asked_for(base, head)
    _in_a_repository(plan)
    opened = open_plan(plan, as_of, rev=asked.head)
    repository = repository_of(opened.folder)
    if repository is None:
        raise _no_repository(opened.folder)
    diff = _diff(repository, opened, asked)
    council = opened.folder.parent / "templates"
    emit(renderer(format)(diff, width(output), council), output)
    if output is not None:
        talk(f"Written to {output}.")
    return FINDINGS if exit_code and not diff.is_equal else DONE


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared. `head` is None for the folder; `since` is whether it is compared
    with the commit at which the work since `base` began.
    """

    base: str
    head: str | None
    since: bool


def asked_for(base: str | None, head: str | None) -> Asked:
    """What the names on the command line ask for. Raises CannotGoOn for a range and a name."""
    if base is None:
        return Asked("HEAD", None, since=False)
    match = _RANGE.fullmatch(base)
    if match is None:
        return Asked(base, head, since=False)
    if match["head"] and head is not None:
        raise CannotGoOn(
            f"{base} names two versions, and {head} is a third",
            f"Write: cipt diff {match['base'] or 'HEAD'} {head}",
        )
    return Asked(match["base"] or "HEAD", match["head"] or head, since=match["dots"] == "...")


def _in_a_repository(plan: Path | None) -> None:
    """Raises CannotGoOn where there can be no commits to compare with."""
    try:
        folder = (plan or Path()).resolve()
    except OSError:
        # The folder is gone; opening the plan says so.
        return
    if repository_of(folder) is None and plan is not None:
        raise _no_repository(folder)


def _no_repository(folder: Path) -> CannotGoOn:
    return CannotGoOn(
        f"{folder} is in no git repository, so there is no other version to compare with",
        "Keep the plan under git: git init, git add, git commit",
    )


def _diff(repository: Repository, opened: Opened, asked: Asked) -> Diff:
    head_commit = repository.commit(asked.head) if asked.head is not None else ""
    if asked.since:
        commit = repository.merge_base(asked.base, head_commit or "HEAD")
        called = f"where {asked.head or 'HEAD'} left {asked.base}"
    else:
        commit, called = repository.commit(asked.base), asked.base
    base = Side(asked.base, commit, _name(repository, called, commit))
    head = Side("", "", "the plan folder as it lies")
    if asked.head is not None:
        head = Side(asked.head, head_commit, _name(repository, asked.head, head_commit))
    place = opened.prefix.rstrip("/")
    earlier, prefix, notes = _earlier(repository, opened.loaded, place, commit, head_commit)
    return diff_view(
        earlier,
        opened.loaded,
        replace(base, unread=unread_in(earlier, f"{prefix}/" if prefix else "")),
        replace(head, unread=unread_in(opened.loaded, opened.prefix)),
        opened.as_of,
        opened.as_of_why,
        notes,
    )


def _earlier(
    repository: Repository, later: Loaded, place: str, commit: str, head_commit: str
) -> tuple[Loaded, str, list[str]]:
    """The plan at the earlier commit, the folder that it was in, and what is to be said of it."""
    if head_commit:
        ids = GitTree(repository, head_commit, place).ids()
    else:
        files = {path: file.data for path, file in later.files.items()}
        ids = blob_ids(files, like=commit)
    earlier = earlier_plan(repository, commit, place, later, ids)
    if earlier is None:
        note = f"The earlier version has no plan in {place or 'that place'}: all is new"
        return Loaded(Plan(later.plan.header), {}, {}, (), ()), place, [note]
    if earlier.folder == place:
        return earlier.loaded, place, []
    note = f"In the earlier version the plan folder is {earlier.folder or 'at the top'}"
    return earlier.loaded, earlier.folder, [note]


def _name(repository: Repository, called: str, commit: str) -> str:
    """A version as a sentence has it: "main (3f2a1b9c0d of 4 June 2019)"."""
    about = repository.about(commit)
    of = f" of {in_words(about.day)}" if about.day else ""
    if commit.startswith(called):
        return f"{about.short}{of}"
    return f"{called} ({about.short}{of})"
