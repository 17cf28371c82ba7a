"""What the chase says, ready to be laid out as a page, as mail or as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["sro", "responsible", "lead"]
ROLES: tuple[Role, ...] = ("sro", "responsible", "lead")
ROLE_WORDS: dict[Role, str] = {
    "sro": "SRO",
    "responsible": "responsible officer",
    "lead": "lead officer",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a message is for.

    `ids`: their ids in the plan; several where one person holds several posts. `name`: the post,
    or the title of a group. `salutation`: how they are addressed. `address`: their e-mail address,
    or "" where the plan has none. `roles`: as what they are asked, "SRO and lead officer".
    """

    ids: tuple[str, ...]
    name: str
    salutation: str
    address: str
    roles: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column; `short` is whether it is a word or two that is not to be broken."""

    column: str
    text: str
    short: bool


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One thing that is asked for: an action, or a step of one. Every text is ready to print.

    `what`: the step, or "". `due`, `late` ("31 days"), `moved` ("twice" or "never"), `updated`
    ("31 May 2019" or "never"). `owner`: who does it. `remark`: what else bears on it, or "".
    The fields that end in `_day`, `_days` or `_times` are the same as values. `cells`: what stands
    in the columns of its group.
    """

    id: str
    number: str
    title: str
    what: str
    due: str
    late: str
    moved: str
    updated: str
    owner: str
    remark: str
    due_day: date | None
    late_days: int
    moved_times: int
    updated_day: date | None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """Lines of which the same is asked.

    `key` names the kind; `heading` says what they have in common, `ask` what is asked, a sentence.
    `columns`: the headings: the action, then those columns in which anything stands.
    """

    key: str
    heading: str
    ask: str
    columns: tuple[str, ...]
    lines: tuple[AskedLine, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What one person is asked, as one message.

    `subject`: the line that a mail program shows. `opening`: how many things are late, a sentence.
    `decisions`: at most five things that only this reader can decide, a sentence each, the
    weightiest first. `groups`: everything, by what is asked. `reply_by`: a sentence that says by
    when to answer, and for which meeting.
    """

    reader: Reader
    subject: str
    opening: str
    decisions: tuple[str, ...]
    groups: tuple[AskedGroup, ...]
    reply_by: str
    reply_by_day: date | None


@dataclass(frozen=True, slots=True)
class Chase:
    """Every message of one chase.

    `title`, `organisation`: the plan's. `as_of`: the day, "31 May 2019"; `as_of_day` the same as a
    date. `summary`: how many messages about how many actions. `nobody`: actions that stand in no
    message because nobody is named for them, a sentence, or "". `notices`: what to know first.
    """

    title: str
    organisation: str
    as_of: str
    as_of_day: date
    summary: str
    messages: tuple[Message, ...]
    nobody: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as it is sent: the message, and what stands in every one of a chase."""

    title: str
    organisation: str
    as_of: str
    message: Message
    notices: tuple[str, ...]
