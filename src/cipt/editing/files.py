"""Plan files written whole: the old file or the new one at any moment, several all or none."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from cipt.faults import CannotGoOn


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file of the plan as it was when it was read, None for a new one, and as it is to be."""

    before: bytes | None
    after: bytes


def write_files(folder: Path, changes: Mapping[str, FileChange]) -> None:
    """Writes plan files, by their paths from the plan folder on: all of them, or none.

    Each is written beside its place first and then moved there, with the rights that it had; a
    link stays a link. Raises CannotGoOn where one cannot be written or is no longer as it was
    read; then all are as they were.
    """
    made: list[Path] = []
    try:
        _write(folder, changes, made)
    except BaseException:
        for folder_made in reversed(made):
            _quietly_remove(folder_made)
        raise


def _write(folder: Path, changes: Mapping[str, FileChange], made: list[Path]) -> None:
    """Writes all files or none; `made` gets the folders that are made on the way."""
    waiting: list[_Waiting] = []
    try:
        for path, change in changes.items():
            target = Path(os.path.realpath(folder / path))
            _refuse_changed(path, target, change)
            made += _make_folders(path, target.parent)
            waiting.append(_prepare(path, target, change))
        _put_all(waiting)
    finally:
        for one in waiting:
            one.beside.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file written beside its place."""

    path: str
    target: Path
    beside: Path
    change: FileChange


def _refuse_changed(path: str, target: Path, change: FileChange) -> None:
    try:
        now = target.read_bytes() if os.path.lexists(target) else None
    except OSError as error:
        raise _unwritten(path, error) from error
    if now != change.before:
        raise CannotGoOn(
            f"{path} was changed while this ran, so nothing was written", "Run the command again"
        )
    if now is not None and not stat.S_IMODE(target.stat().st_mode) & stat.S_IWUSR:
        raise CannotGoOn(
            f"{path} is marked as read-only, so nothing was written",
            "Ask whoever marked it so, or let it be written again, and run the command again",
        )


def _make_folders(path: str, folder: Path) -> list[Path]:
    """Makes the folders that a new file needs; those made, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from error
    return missing[::-1]


def _prepare(path: str, target: Path, change: FileChange) -> _Waiting:
    # A file left by a machine that went down in the midst of this is in nobody's way.
    beside = target.with_name(f".cipt-{token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(change.after)
            file.flush()
            os.fsync(file.fileno())
        if change.before is not None:
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritten(path, error) from error
    return _Waiting(path, target, beside, change)


def _put_all(waiting: list[_Waiting]) -> None:
    """Moves every file to its place; where one cannot be moved, those moved are put back."""
    done: list[_Waiting] = []
    try:
        for one in waiting:
            try:
                os.replace(one.beside, one.target)
            except OSError as error:
                raise _unwritten(one.path, error) from error
            done.append(one)
    except BaseException:
        for one in reversed(done):
            _put_back(one)
        raise


def _put_back(one: _Waiting) -> None:
    if one.change.before is None:
        one.target.unlink()
        return
    mode = stat.S_IMODE(one.target.stat().st_mode)
    one.beside.write_bytes(one.change.before)
    one.beside.chmod(mode)
    os.replace(one.beside, one.target)


def _quietly_remove(folder: Path) -> None:
    """Removes a folder that was made for nothing; one that is in use by now stays."""
    try:
        folder.rmdir()
    except OSError:
        return


def _unwritten(path: str, error: OSError) -> CannotGoOn:
    return CannotGoOn(
        f"{path} cannot be written: {error.strerror}, so nothing was written",
        "Close it if it is open in another program, and see that you may write to its folder",
    )
