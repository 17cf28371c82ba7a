"""How a command opens the plan: which folder, which revision, and for which day."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cipt.cli.output import talk
from cipt.cli.today import as_of_day, today
from cipt.evaluation.judgement import Judgement, judge, judge_as_it_was
from cipt.faults import CannotGoOn
from cipt.loading.loaded import Loaded
from cipt.loading.plan import load_plan
from cipt.sources.folder import FolderTree
from cipt.sources.locate import HEADER, find_plan, shown_prefix
from cipt.sources.memory import MemoryTree
from cipt.sources.tree import Tree

if TYPE_CHECKING:
    from cipt.sources.git import GitTree

_MOST_FOLDERS = 20
"""Plans in one commit that are looked at for the one that was moved."""


class Opened(NamedTuple):
    """A plan as a command works on it.

    `prefix` leads from the top of the repository to the plan's files, with `/` at its end;
    `as_of_why` says in a few words why it is judged on that day. `tree` is where its files were
    read, `commit` the full id of the commit that has them, "" for the folder as it lies.
    """

    folder: Path
    prefix: str
    loaded: Loaded
    as_of: date
    as_of_why: str
    tree: Tree
    commit: str = ""

    def inside(self, path: str, *, must_be_there: bool = True) -> str:
        """A path of the command line from the plan folder on, with `/`; "" for the folder itself.

        Raises CannotGoOn where it is not in the plan folder, or is not there.
        """
        inside = _from(self.folder, path)
        if must_be_there and not os.path.lexists(path):
            raise CannotGoOn(f"{path} is not there", "Name a file or a folder of the plan")
        return inside

    def judged(self) -> Judgement:
        """Every action of the plan as judged on its day, whenever it joined."""
        return judge(self.loaded.plan, self.as_of)

    def judged_as_it_was(self) -> Judgement:
        """The plan as judged on its day, without the actions that joined it later."""
        return judge_as_it_was(self.loaded.plan, self.as_of)


class Unsaved(NamedTuple):
    """A file of the plan as an editor has it open."""

    path: Path
    text: bytes


def open_plan(
    plan: Path | None,
    as_of: date | None,
    *,
    rev: str | None = None,
    now: date | None = None,
    unsaved: Unsaved | None = None,
) -> Opened:
    """Finds and loads the plan, as it lies in the folder or as it was committed at `rev`.

    The text of an `unsaved` file stands in for what the folder has in its place; the plan is
    looked for from that file upwards. Raises CannotGoOn where there is none.
    """
    start = here()
    upwards_from = start if plan or unsaved is None else (start / unsaved.path).parent
    folder = find_plan(plan, upwards_from)
    shown = shown_prefix(folder)
    prefix = f"{shown}/" if shown else ""
    tree: Tree = FolderTree(folder)
    commit = ""
    if rev is not None:
        tree = committed = _committed(folder, rev, shown)
        commit = committed.commit
        if committed.prefix != shown:
            talk(f"In {rev} the plan folder is {committed.prefix or 'at the top'}.")
            prefix = f"{committed.prefix}/" if committed.prefix else ""
    if unsaved is not None:
        inside = _from(folder, os.fspath(unsaved.path))
        if not inside:
            raise CannotGoOn(f"{unsaved.path} is the plan folder", "Name a file of the plan")
        tree = MemoryTree({inside: unsaved.text}, over=tree)
    loaded = load_plan(tree)
    day, why = as_of_day(as_of, loaded.plan.header, now or today())
    return Opened(folder, prefix, loaded, day, why, tree, commit)


def _from(folder: Path, path: str) -> str:
    """The way from the plan folder to `path`. Raises CannotGoOn where it does not lie in it.

    A link within the plan is what it is called, and not what it leads to.
    """
    top = os.path.realpath(folder)
    parent, name = os.path.split(os.path.abspath(path))
    for real in (os.path.join(os.path.realpath(parent), name), os.path.realpath(path)):
        if real == top:
            return ""
        if real.startswith(top.rstrip(os.sep) + os.sep):
            return os.path.relpath(real, top).replace(os.sep, "/")
    raise CannotGoOn(
        f"{path} is not in the plan folder {folder}", "Name a file or a folder of the plan"
    )


def here() -> Path:
    """The folder that the command runs in. Raises CannotGoOn where it is no longer there."""
    try:
        return Path.cwd()
    except OSError:
        raise CannotGoOn(
            "the folder that you are in is no longer there", "Go to another: cd, and its name"
        ) from None


def _committed(folder: Path, rev: str, shown: str) -> GitTree:
    """The plan as committed, wherever its folder was then.

    Raises CannotGoOn without a repository, or with no such revision.
    """
    from cipt.sources.git import GitTree, repository_of

    repository = repository_of(folder)
    if repository is None:
        raise CannotGoOn(
            f"--rev {rev}: {folder} is in no git repository", "Leave --rev out, or go to the clone"
        )
    tree = GitTree(repository, repository.commit(rev), shown)
    return tree if tree.is_there() else _moved_since(folder, tree) or tree


def _moved_since(folder: Path, tree: GitTree) -> GitTree | None:
    """The plan of that commit that lies in `folder` now, known by its files; None for none."""
    from cipt.sources.git import GitTree, blob_ids, most_alike, plan_folders

    top = tree.repository.top
    # A plan that still lies where it lay is another one.
    trees = [
        GitTree(tree.repository, tree.commit, one)
        for one in plan_folders(tree.repository, tree.commit)[:_MOST_FOLDERS]
        if not os.path.lexists(top / one / HEADER)
    ]
    files = {path: file.data for path, file in load_plan(FolderTree(folder)).files.items()}
    return most_alike(trees, set(blob_ids(files, like=tree.commit).values()))
