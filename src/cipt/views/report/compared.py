"""The day that a paper is compared with: the paper before, a day asked for, or the month before.

Before the day on which a plan was taken over nothing is compared: of that time it knows only the
ratings that it was taken over with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cipt.evaluation.english import with_article
from cipt.faults import CannotGoOn
from cipt.model.dates import in_words, on_in_words
from cipt.model.plan import Header
from cipt.model.position import Position


@dataclass(frozen=True, slots=True)
class Since:
    """What was asked for: a day, or the last position published for a board, by its id."""

    day: date | None = None
    board: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """With what a paper is compared: the day, a sentence on it, and the position published then.

    `since` is None where nothing is compared.
    """

    since: date | None
    comparison: str
    position: Position | None = None


def compared_with(
    header: Header,
    as_of: date,
    positions: Sequence[Position],
    board: tuple[str, str] | None,
    asked: Since | None,
) -> Compared:
    """What a paper of `as_of` is compared with; `board` is the id and the name of its board.

    That is what was asked for; else the position published last for the board; else the end of
    the month before. Raises CannotGoOn where what was asked for cannot be.
    """
    if asked and asked.day:
        return _on_a_day(header, as_of, positions, board, asked.day)
    if asked and asked.board:
        position = _last(header, as_of, positions, asked.board)
        if position is None:
            raise CannotGoOn(
                f"--since last:{asked.board}: no position is published for it before {as_of}",
                "Publish one with the paper: cipt report --publish, or write: --since 2019-04-30",
            )
        return _published(position, board[1] if board else asked.board)
    position = _last(header, as_of, positions, board[0]) if board else None
    if position and board:
        return _published(position, board[1])
    return month_before(header, as_of)


def month_before(header: Header, as_of: date) -> Compared:
    """The end of the month before; the day on which the plan was taken over, where that is later;
    nothing, where no position is known from before.
    """
    before = as_of.replace(day=1) - timedelta(days=1)
    taken_over, starts = header.taken_over, header.starts
    if taken_over and as_of <= taken_over:
        return Compared(
            None,
            f"Nothing is compared with an earlier day: the plan was taken over with the ratings "
            f"of {in_words(taken_over)}, and no position from before is recorded.",
        )
    if taken_over and before < taken_over:
        day = date(taken_over.year, taken_over.month, taken_over.day)
        return Compared(
            day,
            f"Compared with {in_words(day)}, the day of the ratings that the plan was taken over "
            f"with. Nothing is compared with a day before.",
        )
    if starts and before < starts:
        first = date(starts.year, starts.month, starts.day)
        return Compared(
            None,
            f"Nothing is compared with an earlier day: the plan starts {on_in_words(first)}.",
        )
    return Compared(before, f"Compared with {in_words(before)}, the end of the month before.")


def _last(
    header: Header, as_of: date, positions: Sequence[Position], board: str
) -> Position | None:
    """The last position of a board before a day, and not from before the plan was taken over."""
    found = [
        one
        for one in positions
        if one.board == board
        and one.as_of < as_of
        and not (header.taken_over and one.as_of < header.taken_over)
    ]
    return max(found, key=lambda one: one.as_of, default=None)


def _published(position: Position, board: str) -> Compared:
    day = in_words(position.as_of)
    sentence = f"Compared with the paper published for {with_article(board)} as at {day}."
    return Compared(position.as_of, sentence, position)


def _on_a_day(
    header: Header,
    as_of: date,
    positions: Sequence[Position],
    board: tuple[str, str] | None,
    asked: date,
) -> Compared:
    day = date(asked.year, asked.month, asked.day)
    if day >= as_of:
        raise CannotGoOn(
            f"--since {day} is not before the day of the paper, {as_of}",
            "Name an earlier day, or leave --since out",
        )
    taken_over = header.taken_over
    if taken_over and day < taken_over:
        raise CannotGoOn(
            f"--since {day} is before the plan was taken over, {on_in_words(taken_over)}",
            f"Nothing is compared with a day before. Write: --since {taken_over.isoformat()}",
        )
    published = [one for one in positions if board and one.board == board[0] and one.as_of == day]
    if published and board:
        return _published(published[0], board[1])
    return Compared(day, f"Compared with {in_words(day)}, the day asked for.")
