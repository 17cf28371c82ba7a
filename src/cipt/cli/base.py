"""Which commit `cipt check` compares the plan with, where it is told none, and why with none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cipt.sources.repository import SHALLOW, Repository


class Base(NamedTuple):
    """A commit to compare with, by its full id, and what it is called: "main, where it began".

    Where there is none, `commit` is None and `called` says why; `is_amiss` is whether one was to
    be there.
    """

    commit: str | None
    called: str
    is_amiss: bool = False


class _Asked(NamedTuple):
    """What the variables of a CI say a pull request is made against.

    `revisions` are looked for in their order; `name` is what people call it.
    """

    name: str
    revisions: tuple[str, ...]


def base_of(repository: Repository, head: str | None, variables: Mapping[str, str]) -> Base:
    """The commit at which the work on the plan began; `head` is the full id of its last commit,
    None on a branch that has none.

    That is where it left the branch that CI's variables say it is to go to, else the default
    branch; else it is `head` itself, with which the plan as it lies is compared.
    """
    asked = _asked_in_ci(variables)
    if head is not None and asked is not None:
        return _in_ci(repository, head, asked)
    branch = repository.default_branch()
    if branch is not None:
        return _where_it_left(repository, branch, repository.commit(branch), head)
    return _with_head(repository, head)


def _asked_in_ci(variables: Mapping[str, str]) -> _Asked | None:
    """The target of the pull request that a CI runs for; None for no CI, or no pull request."""
    github = variables.get("GITHUB_BASE_REF")
    if github:
        return _Asked(github, _branches(github))
    gitlab = variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
    shas = ("CI_MERGE_REQUEST_TARGET_BRANCH_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA")
    target, base = (variables.get(name, "") for name in shas)
    if gitlab or base:
        # What is merged into the target already is nobody's change: the target goes first.
        wanted = (target, *_branches(gitlab), base) if gitlab else (target, base)
        return _Asked(gitlab or base[:10], tuple(one for one in wanted if one))
    azure = variables.get("SYSTEM_PULLREQUEST_TARGETBRANCH", "").removeprefix("refs/heads/")
    return _Asked(azure, _branches(azure)) if azure else None


def _branches(name: str) -> tuple[str, ...]:
    return f"refs/remotes/origin/{name}", f"refs/heads/{name}"


def _in_ci(repository: Repository, head: str, asked: _Asked) -> Base:
    found = _first_known(repository, asked.revisions)
    if found is None:
        why = f"{asked.name}, which the pull request is made against, is not in this clone"
        return Base(None, f"{why}. {SHALLOW}", is_amiss=True)
    revision, commit = found
    called = asked.name if revision == commit else revision
    return _where_it_left(repository, called, commit, head)


def _first_known(repository: Repository, revisions: Sequence[str]) -> tuple[str, str] | None:
    for revision in revisions:
        commit = repository.find(revision)
        if commit:
            return revision, commit
    return None


def _where_it_left(repository: Repository, branch: str, tip: str, head: str | None) -> Base:
    name = branch.removeprefix("refs/remotes/").removeprefix("refs/heads/")
    parted = head if head in (tip, None) else repository.parted(tip, head)
    if parted and parted == head:
        return Base(head, "HEAD")
    if parted:
        return Base(parted, name if parted == tip else f"where the work left {name}")
    if repository.is_shallow():
        why = f"the commit at which the work left {name} is not in this clone"
        return Base(None, f"{why}. {SHALLOW}", is_amiss=True)
    # A history of its own would otherwise hide all that differs.
    return Base(tip, f"{name}, with which it has no history in common")


def _with_head(repository: Repository, head: str | None) -> Base:
    if head is None:
        return Base(None, "nothing is committed yet")
    if repository.is_shallow():
        why = "no branch that the work could have begun at is in this clone"
        return Base(None, f"{why}. {SHALLOW}", is_amiss=True)
    return Base(head, "HEAD")
