"""What a reader must know before a paper: what is not in it, and for when it cannot speak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cipt.evaluation.english import capital, counted, listed, verb
from cipt.model.dates import on_in_words
from cipt.model.plan import Header
from cipt.views.report.quality import Quality
from cipt.views.unread import effects_of

IN_THE_BOARDS_PAPER = "see Data quality"


def notices(
    header: Header,
    as_of: date,
    checked: Quality,
    beside: Sequence[str] = (),
    where: str = IN_THE_BOARDS_PAPER,
) -> tuple[str, ...]:
    """The notices, a sentence or two each; `where` says in which part of the paper to read on.

    `beside` are those on files that lie beside the plan's own.

    Without such a part, where `where` is "", the notices name what they are about themselves.
    """
    found = [
        _unread(checked),
        f"{checked.later}." if checked.later else "",
        *beside,
        _hidden(checked, where),
        _waived(checked, where),
        _closed(header, as_of),
    ]
    if header.starts and as_of < header.starts:
        found.append(f"The plan starts {on_in_words(header.starts)}, after this day.")
    if header.ends and as_of > header.ends:
        found.append(f"The plan ended {on_in_words(header.ends)}.")
    if header.note:
        found.append(f"A note in the plan says: {header.note}")
    return tuple(notice for notice in found if notice)


def _unread(checked: Quality) -> str:
    if not checked.unread:
        return ""
    names = dict.fromkeys(
        one.path if one.id is None else f"{one.path} ({one.id})" for one in checked.unread
    )
    count = len(names)
    return capital(
        f"{counted(count, 'file or entry', 'files or entries')} of the plan could not be read "
        f"and {verb(count)} not counted here: {', '.join(names)}."
    ) + "".join(f" {capital(effect)}." for effect in effects_of(checked.unread))


def _hidden(checked: Quality, where: str) -> str:
    if not checked.hidden:
        return ""
    return (
        f"{counted(checked.hidden, 'place')} of the plan may hold personal data. It is hidden here "
        f"by dots, and should be taken out of the plan{_read_on(where)}."
    )


def _waived(checked: Quality, where: str) -> str:
    if not checked.waived:
        return ""
    count = sum(one.number for one in checked.waived)
    if where:
        said = f"{counted(count, 'finding')} of the check {verb(count)} accepted by the plan"
        return f"{said}, with its reasons{_read_on(where)}."
    # Such papers reach families too, who know of no check and of no findings.
    rules = dict.fromkeys(one.what.rstrip(".") for one in checked.waived)
    said = f"{counted(count, 'known fault')} in the records of this plan {verb(count)} accepted"
    return f"{said}: {listed(f'“{rule}”' for rule in rules)}."


def _read_on(where: str) -> str:
    return f": {where}" if where else ""


def _closed(header: Header, as_of: date) -> str:
    if header.closed is None:
        return ""
    closed = f"The plan was closed {on_in_words(header.closed)}"
    if as_of <= header.closed:
        return f"{closed}. It is no longer kept."
    return (
        f"{closed}, and nothing later is recorded: what this paper says of the time since follows "
        f"from due dates alone."
    )
