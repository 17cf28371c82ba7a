"""Which folder the plan is in, and how its files are called in findings."""

from __future__ import annotations

import os
from pathlib import Path

from cipt.faults import CannotGoOn

NAME = "plan"
"""What the plan folder is called where nobody says otherwise."""

HEADER = "plan.yaml"
ACTIONS = "actions"


def find_plan(option: Path | None, start: Path) -> Path:
    """The plan folder, as an absolute path: `option`, else the nearest upwards from `start`.

    A folder is a plan if it holds plan.yaml or, should that be missing, `actions`. From inside a
    plan the nearest is that plan. Raises CannotGoOn where there is none.
    """
    start = Path(os.path.abspath(start))
    if option is not None:
        return _named(option, start)
    passed: Path | None = None
    for folder in (start, *start.parents):
        beside = folder / NAME
        if _is_plan(beside):
            return beside
        # A folder called actions stands in many places; plan.yaml only in plans.
        if os.path.lexists(folder / HEADER) or (folder.name == NAME and _is_plan(folder)):
            return folder
        if passed is None and os.path.isdir(beside):
            passed = beside
    if passed is not None:
        raise _no_plan_in(passed)
    raise CannotGoOn(
        f"there is no folder {NAME} here or above: {start}",
        "Go to the folder that holds it, or write: --plan DIR",
    )


def shown_prefix(plan: Path) -> str:
    """How the plan folder is called from the top of its git repository, as in "council/plan".

    With `/` on every system, and "" where the plan is the top. Without a repository it is called
    from the folder that holds it: its own name.
    """
    real = Path(os.path.realpath(plan))
    for top in (real, *real.parents):
        if os.path.lexists(top / ".git"):
            inside = real.relative_to(top).as_posix()
            return "" if inside == "." else inside
    return real.name


def _named(option: Path, start: Path) -> Path:
    folder = start / option
    if not os.path.exists(folder):
        raise CannotGoOn(
            f"--plan {option}: there is no such folder",
            f"Write: --plan DIR, with the folder that holds {HEADER}",
        )
    if not os.path.isdir(folder):
        raise CannotGoOn(
            f"--plan {option} is a file, and a plan is a folder",
            f"Write: --plan {option.parent}",
        )
    if _is_plan(folder):
        return folder
    if _is_plan(folder / NAME):
        raise CannotGoOn(
            f"--plan {option} holds a plan, and is none itself", f"Write: --plan {option / NAME}"
        )
    raise _no_plan_in(folder)


def _is_plan(folder: Path) -> bool:
    return os.path.lexists(folder / HEADER) or os.path.lexists(folder / ACTIONS)


def _no_plan_in(folder: Path) -> CannotGoOn:
    if not os.access(folder, os.R_OK | os.X_OK):
        return CannotGoOn(
            f"the folder {folder} may not be read",
            "Ask whoever looks after it to let you read it, or name another: --plan DIR",
        )
    return CannotGoOn(
        f"the folder {folder} holds no plan: neither {HEADER} nor {ACTIONS}",
        f"Name the folder that holds {HEADER}: --plan DIR",
    )
