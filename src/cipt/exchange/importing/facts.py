"""What a document says of the plan as a whole: title, council, the day of its ratings, its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.columns import Column
from cipt.exchange.importing.dates import as_at
from cipt.exchange.importing.grid import Cell, Words, told
from cipt.exchange.importing.headings import Under, is_theme
from cipt.exchange.importing.layout import Table
from cipt.exchange.importing.ratings import condition_in, rating_in
from cipt.exchange.importing.rows import Gathered, heading_of
from cipt.model.dates import Day

_COUNCIL = re.compile(
    r"(?:(?:London|Royal|Metropolitan|City|Borough|County|District|Unitary)(?: and)? )*"
    r"(?:(?:Borough|Council|City|County|District) of )?"
    r"(?:[A-Z][\w’'-]+(?: (?:and|&|upon|on|with|of) | )){1,5}"
    r"(?:Council|Children(?:['’]s|s['’])? (?:Services )?Trust|Children First)\b"
    r"|(?:London |Royal |Metropolitan )?Borough of [A-Z][\w’'-]+"
    r"(?: (?:and|&|upon|on|with) [A-Z][\w’'-]+)*(?=\s*(?:[-–—:,|]|$))"
)
_VERSION = re.compile(r"\bversion\s*(?:no\.?|number)?\s*[:.]?\s*(v?\d[\w.]*)", re.IGNORECASE)
_NAME = r"(?:red|amber|green|blue|gr[ea]y)"
_KEY_LINE = re.compile(
    rf"\b({_NAME})\b\W{{0,3}}(?:[-–—=:]|means|is|\()\s*"
    rf"(.+?)(?=[;.\n]|,\s*{_NAME}\b|\s{_NAME}\W{{0,3}}[-–—=:]|$)",
    re.IGNORECASE,
)
_MEANS_DONE = re.compile(r"complet|achieved|delivered|\bdone\b|finished|closed", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:not|yet to|in progress|to be|will be|due to|expected|partial|partly|"
    r"on (?:track|target|course|schedule) (?:to|for))\b",
    re.IGNORECASE,
)
_MEANS_ON_TRACK = re.compile(r"on (?:track|target|course|schedule)|progressing|as planned", re.I)
_LONGEST_TITLE = 100
_PLAN = re.compile(r"\bplan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the plan as a whole; "" or None for what the document does not say.

    `scheme` is the built-in scheme that the key means; `key` the cells that tell it.
    """

    title: str
    organisation: str
    as_at: Day | None
    version: str
    scheme: str | None
    scheme_why: str


def facts_of(gathered: Gathered, name: str, notes: Sequence[Cell], account: Account) -> Facts:
    """What the words outside the tables, the headings and the key say of the plan."""
    said = [one for one, _ in gathered.outside]
    title = _title(said, account)
    texts = [_text(one) for one in said]
    headings = [
        cell.flat for raw in gathered.raws[:1] for row in raw.table.header for cell in told(row)
    ]
    day = next((day for text in (*texts, *headings) if (day := as_at(text))), None)
    council = next((found[0] for text in texts if (found := _COUNCIL.search(text))), "")
    version = next((found[1] for text in texts if (found := _VERSION.search(text))), "")
    meanings = dict(_meanings(gathered, [*texts, *(cell.text for cell in notes)]))
    scheme, why = _scheme(meanings)
    columns = [column for raw in gathered.raws for column in raw.table.columns]
    if scheme is None:
        scheme, why = _by_custom(columns, gathered)
    return Facts(title or name, " ".join(council.split()), day, version, scheme, why)


def _title(said: Sequence[Under], account: Account) -> str:
    """The plan's title: the first line that calls itself a plan, else the first heading."""
    lines = [one for one in said[:12] if len(_text(one)) <= 200 and not is_theme(heading_of(one))]
    chosen = next((one for one in lines if _PLAN.search(_text(one))), None)
    if chosen is None:
        large = (one for one in lines if _is_large(one) and not _COUNCIL.fullmatch(_text(one)))
        chosen = next(large, None)
    if chosen is None:
        chosen = next((one for one in lines[:3] if _may_be_title(_text(one))), None)
    if chosen is None:
        return ""
    tell(chosen, "the plan's title", account)
    return " ".join(_text(chosen).split())


def _may_be_title(text: str) -> bool:
    """Whether a line at the top of a document can be the plan's title."""
    if len(text) > _LONGEST_TITLE or _COUNCIL.fullmatch(text) or as_at(text) is not None:
        return False
    return re.match(r"[\w-]+:", text) is None and _VERSION.match(text) is None


def tell(one: Under, where: str, account: Account) -> None:
    """Says in the account what became of a paragraph or a cell outside the tables."""
    if isinstance(one, Words):
        if all(words is not one for words, _ in account.words):
            account.words.append((one, where))
    else:
        account.note(one, "", "field", where)


def _is_large(one: Under) -> bool:
    return (one.level is not None and one.level <= 1) if isinstance(one, Words) else one.bold


def _text(one: Under) -> str:
    return one.text


def _meanings(gathered: Gathered, texts: Iterable[str]) -> Iterable[tuple[str, str]]:
    """What each colour means, by the tables that are keys and by lines such as RED = slipped."""
    for text in texts:
        for match in _KEY_LINE.finditer(text):
            colour = rating_in(match[1])
            if colour:
                yield colour, match[2]
    for table in gathered.tables:
        if table.kind == "key":
            for line in table.lines:
                yield from _key_row(line.row, table)


def _key_row(row: Sequence[Cell | None], table: Table) -> Iterable[tuple[str, str]]:
    by_field = {
        column.field: cell
        for cell, column in zip(row, table.columns, strict=False)
        if cell is not None and column.field
    }
    colour, meaning = by_field.get("colour"), by_field.get("meaning")
    if colour is None or meaning is None:
        return
    named = rating_in(colour.flat) or colour.colour
    if named:
        yield named, meaning.flat


def _scheme(meanings: dict[str, str]) -> tuple[str | None, str]:
    """The built-in scheme that the key means: GREEN done or GREEN on track, AMBER on track."""
    green, amber = meanings.get("GREEN", ""), meanings.get("AMBER", "")
    if green and _MEANS_DONE.search(green) and not _NOT_DONE.search(green):
        return "completion", f'the key says of GREEN: "{green}"'
    if green and _MEANS_ON_TRACK.search(green):
        return "delivery", f'the key says of GREEN: "{green}"'
    if amber and _MEANS_ON_TRACK.search(amber) and not re.search("not on|risk|off", amber, re.I):
        return "completion", f'the key says of AMBER: "{amber}"'
    blue = meanings.get("BLUE", "")
    if blue and re.search(r"sign(?:ed)?[- ]off", blue, re.IGNORECASE) and not green:
        return "completion", f'the key says of BLUE: "{blue}"'
    if blue and _MEANS_DONE.search(blue) and not green:
        return "delivery", f'the key says of BLUE: "{blue}"'
    return None, ""


def _by_custom(columns: Sequence[Column], gathered: Gathered) -> tuple[str | None, str]:
    """Without a key: where BLUE is used beside GREEN, most councils mean done by it."""
    if any("brag" in column.heading.lower() for column in columns if column.field == "rag"):
        return "delivery", "there is no key, and the ratings are called BRAG"
    rated = {
        rating_in(cell.flat) or cell.colour
        for raw in gathered.raws
        for cell, _ in raw.cells.get("rag", ())
    }
    words = (cell for raw in gathered.raws for cell, _ in raw.cells.get("status", ()))
    if not rated - {None} and any(condition_in(cell.flat) for cell in words):
        return "completion", "ratings are words and no colours, so cipt's own colours serve"
    said = {
        condition_in(cell.flat) for raw in gathered.raws for cell, _ in raw.cells.get("rag", ())
    }
    if "GREEN" in rated and "complete" in said:
        return "delivery", "there is no key, and Complete is used beside GREEN"
    if "BLUE" in rated:
        return "delivery", "there is no key, and BLUE is used beside the other colours"
    return None, ""
