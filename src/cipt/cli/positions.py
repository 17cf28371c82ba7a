"""Which board a paper is for, what it is compared with, and the position published with it."""

from __future__ import annotations

from typing import Any

import typer

from cipt.cli.opening import Opened
from cipt.cli.options import read_day
from cipt.cli.output import talk
from cipt.editing.files import FileChange, write_files
from cipt.evaluation.index import Index
from cipt.faults import CannotGoOn
from cipt.loading.refusals import nearest
from cipt.model.position import position_path
from cipt.sources.tree import SIZE_LIMIT
from cipt.views.paper import Basis
from cipt.views.report.compared import Since

_LAST = "last:"


def since_option() -> Any:
    """`--since`, for use in `Annotated[Since | None, …]`."""
    return typer.Option(
        "--since",
        parser=read_since,
        metavar="DATE|last:BOARD",
        help="Compare with this day, or with the paper published last for this board. Without it: "
        "the last published for the paper's own board, else the end of the month before.",
    )


def read_since(text: str) -> Since:
    """What was written after `--since`. Raises CannotGoOn with the line to write instead."""
    if text.startswith(_LAST):
        board = text.removeprefix(_LAST)
        if not board:
            raise CannotGoOn(
                "--since last: names no board", "Write: --since last:BOARD, with a group's id"
            )
        return Since(board=board)
    return Since(day=read_day("--since", text))


def board_of(index: Index, asked: str | None) -> tuple[str, str] | None:
    """The id and the name of the board that a paper is for.

    Without one asked for it is the board that signs off, where there is one alone; else None.
    Raises CannotGoOn for one that the plan does not know.
    """
    if asked is not None:
        return known_board(index, asked, "--board")
    boards = sorted(index.signing_boards)
    return (boards[0], index.person_name(boards[0])) if len(boards) == 1 else None


def known_board(index: Index, board: str, option: str) -> tuple[str, str]:
    """The id and the name of a group of the plan. Raises CannotGoOn for an unknown one."""
    if board in index.groups:
        return board, index.person_name(board)
    near = nearest(board, list(index.groups))
    raise CannotGoOn(
        f"{option} {board}: people.yaml has no group with this id",
        f"Did you mean {near}?" if near else f"Write one of: {', '.join(sorted(index.groups))}",
    )


def publish(opened: Opened, basis: Basis) -> None:
    """Keeps the position that a paper stands on in the plan folder.

    Raises CannotGoOn where another was published for that day, and where it is for no board.
    """
    from cipt.render.position_json import position_json
    from cipt.views.report.position import position_of

    path = _path(opened, basis)
    target, shown = opened.folder / path, f"{opened.prefix}{path}"
    position = position_of(basis.judgement, basis.board, basis.outcome, basis.stamp)
    content = position_json(position).encode("utf-8", "backslashreplace")
    if len(content) > SIZE_LIMIT:
        raise CannotGoOn(
            f"the position has {len(content):,} bytes, and a plan file holds {SIZE_LIMIT:,}",
            "Part the plan into several",
        )
    if target.is_file():
        if target.read_bytes().replace(b"\r\n", b"\n") == content:
            talk(f"{shown} is published already, and is the same.")
            return
        raise CannotGoOn(
            f"{shown} is published, and the plan now says otherwise of that day",
            "The next paper prints what was restated. To publish anew, take the file away first",
        )
    write_files(opened.folder, {path: FileChange(None, content)})
    talk(f"Published as {shown}: commit it with the paper.")


def _path(opened: Opened, basis: Basis) -> str:
    """Where the position belongs, from the plan folder on. Raises CannotGoOn where none can be."""
    if opened.commit:
        raise CannotGoOn(
            "--publish writes into the plan folder, and --rev reads the plan from a commit",
            "Leave one of them out",
        )
    if not basis.board:
        raise CannotGoOn(
            "--publish needs to know for which board, and the plan has no one that signs off",
            "Write: --board BOARD, with a group's id",
        )
    path = position_path(basis.board, basis.judgement.as_of)
    folder = (opened.folder / path).parent.resolve()
    if not folder.is_relative_to(opened.folder.resolve()):
        raise CannotGoOn(
            f"{opened.prefix}{path} would lie outside the plan folder: a link leads there",
            "Take the link away",
        )
    return path
