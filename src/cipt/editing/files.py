"""Files written whole: the old file or the new one at any moment, several all or none."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from cipt.faults import CannotGoOn

_TRIES, _PAUSE = 200, 0.05
"""How often, and after how many seconds each, a command looks whether another is done."""


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
    with _alone(folder):
        try:
            _write(folder, changes, made)
        except BaseException:
            for folder_made in reversed(made):
                _quietly_remove(folder_made)
            raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no other command writes to the plan: of two at once the later finds what has changed.

    The folder itself is locked, so that nothing is left behind. Where a system cannot lock one,
    only the moment between looking at a file and moving the new one over it is unguarded.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    try:
        handle = os.open(there, os.O_RDONLY)
    except OSError:
        # Where it may not be opened, it is told when the first file is written.
        yield
        return
    try:
        for _ in range(_TRIES):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                sleep(_PAUSE)
            except OSError:
                break
        else:
            raise CannotGoOn(
                f"another command is writing to {folder}, so nothing was written",
                "Wait until it is done, and run the command again",
            )
        yield
    finally:
        os.close(handle)


def written_beside(target: Path, content: bytes) -> Path:
    """A new file beside `target`, on the disk and with the rights of `target` if that is there.

    Raises OSError where it cannot be written; then it is gone again.
    """
    beside = _beside(target)
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(stat.S_IMODE(target.stat().st_mode))
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def write_new_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes a plan folder beside its place and moves it there: whole, or not at all."""
    beside = _beside(folder)
    try:
        for path, data in files.items():
            target = beside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        if folder.exists():
            folder.rmdir()
        os.rename(beside, folder)
    except OSError as error:
        raise CannotGoOn(
            f"{folder} cannot be written: {error.strerror}, so nothing was written",
            "Make room, or name a folder that you may write to",
        ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _beside(target: Path) -> Path:
    """A name that is free: what a machine left that went down in the midst is in nobody's way."""
    return target.with_name(f".cipt-{os.urandom(6).hex()}.tmp")


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
    try:
        return _Waiting(path, target, written_beside(target, change.after), change)
    except OSError as error:
        raise _unwritten(path, error) from error


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
        "Make room on the disk, and run the command again"
        if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None))
        else "Close it if it is open in another program, and see that you may write to its folder",
    )
