"""Who answers: the SRO and the outcome in lines over a table, and the one column of officers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cipt.exchange.importing.account import Account
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.people import Named, is_group, named_in
from cipt.exchange.importing.rows import Raw

SRO_LINE = re.compile(
    r"(?:sro|senior responsible (?:officer|owner)|theme lead|workstream lead|executive lead|"
    r"executive sponsor|strategic lead|sponsor|priority lead)\s*(?:\(sro\))?\s*[:–-]"
    r"\s*(?P<who>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
OUTCOME_LINE = re.compile(
    r"(?:outcome|aim|objective|what will be (?:better|different)(?: for children)?|our aim|vision)"
    r"\s*[:–-]\s*(?P<what>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def lines_over(raws: Sequence[Raw]) -> dict[int, tuple[str, str]]:
    """For each record by its place, the SRO and the outcome that lines above it name."""
    found = {}
    for number, raw in enumerate(raws):
        who = what = ""
        for heading in raw.headings:
            sro, outcome = SRO_LINE.fullmatch(heading.text), OUTCOME_LINE.fullmatch(heading.text)
            who = sro["who"].strip() if sro else who
            what = outcome["what"].strip() if outcome else what
        if who or what:
            found[number] = (who, what)
    return found


def people_in(text: str, known: Callable[[str], bool]) -> tuple[Named, ...]:
    """Whom a line names; its words as they stand where nobody can be told from them."""
    if not text:
        return ()
    return named_in(Cell(text, ""), known).people or (Named(text, (), is_group(text)),)


def responsible_key(raws: Sequence[Raw], known: Callable[[str], bool], account: Account) -> str:
    """`leads` where the only column of officers often names several, else `responsible`."""
    cells = [cell for raw in raws for cell, _ in raw.cells.get("responsible", ())]
    if not cells or any(raw.first("leads") for raw in raws):
        return "responsible"
    several = sum(len(named_in(cell, known).people) > 1 for cell in cells)
    if several * 10 <= len(cells):
        return "responsible"
    account.guesses.append(
        "The one column of officers often names several, so they are taken as leads"
    )
    return "leads"
