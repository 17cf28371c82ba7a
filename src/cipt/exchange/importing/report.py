"""The import report: what was taken for what, what needs a person, and every cell's end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cipt.evaluation.english import counted
from cipt.exchange.importing.account import Account, Entry
from cipt.exchange.importing.columns import KEPT
from cipt.exchange.importing.draft import Draft
from cipt.exchange.importing.grid import Document
from cipt.exchange.importing.guesses import guessed_columns
from cipt.model.dates import in_words
from cipt.render.markdown import md

_BACKTICKS = re.compile(r"`+")
_FATES = {
    "field": "in a field",
    "both": "in a field, and as printed",
    "kept": "kept as printed",
    "outside": "in this report alone",
}


def report_text(document: Document, draft: Draft, folder: str) -> str:
    """The report on a document that goes into a folder: the same of both gives the same bytes."""
    account = draft.account
    parts = [
        [f"# Import of {md(document.name)} into {md(folder)}"],
        list(_summary(document, draft)),
        _listed("What needs a person", map(md, unsure_lines(draft))),
        _listed("What each column was taken for", _columns(draft)),
        list(_cells(account)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def summary_lines(draft: Draft) -> Iterator[str]:
    """What the import came to, a sentence a line."""
    kinds = {"actions": "action", "measures": "measure", "themes": "theme"}
    counts = {kind: sum(path.startswith(f"{kind}/") for path in draft.trees) for kind in kinds}
    areas = sum(
        len(tree["areas"]) for path, tree in draft.trees.items() if path.startswith("themes/")
    )
    asked = len(draft.trees.get("recommendations.yaml", ()))
    people = draft.trees["people.yaml"]
    yield (
        f"{counted(counts['actions'], 'action')} in {counted(counts['themes'], 'theme')} and "
        f"{counted(areas, 'area')}; {counted(counts['measures'], 'measure')}, "
        f"{counted(asked, 'recommendation')}, {counted(len(people['officers']), 'officer')} and "
        f"{counted(len(people['groups']), 'group')}"
    )
    facts = draft.account.facts()
    told = facts["field"] + facts["both"] + facts["kept"]
    share = f" ({100 * (facts['field'] + facts['both']) / told:.1f}%)" if told else ""
    yield (
        f"Of {counted(told, 'cell')} with facts, {facts['field'] + facts['both']} are in fields"
        f"{share} and {facts['kept']} only kept as printed; "
        f"{counted(facts['outside'], 'cell')} of headings and notes stand in the report"
    )
    yield from draft.joined
    yield f"Ratings are as at {in_words(draft.as_at)}: {draft.as_at_why}"
    yield _scheme_line(draft)


def column_lines(draft: Draft) -> Iterator[str]:
    """What each column was taken for, a line a column."""
    for kind, columns in guessed_columns(draft.tables).items():
        yield f"Columns of {kind}:"
        for heading, column in columns.items():
            by = f" (by {column.by})" if column.field and column.by != "heading" else ""
            yield f"  {' '.join(heading.split())}: {column.field or KEPT}{by}"
    yield from draft.account.guesses


def _scheme_line(draft: Draft) -> str:
    if draft.facts.scheme is None:
        return (
            "What the colours mean is not said: write `scheme: completion` (GREEN is completed) or "
            "`scheme: delivery` (GREEN is on track) in plan.yaml"
        )
    return f"The scheme is {draft.facts.scheme}: {draft.facts.scheme_why}"


def _summary(document: Document, draft: Draft) -> Iterator[str]:
    for line in summary_lines(draft):
        yield f"- {md(line)}"
    for notice in document.notices:
        yield f"- {md(notice)}"


def _listed(title: str, lines: Iterable[str]) -> list[str]:
    found = [f"- {line}" for line in lines]
    return [f"## {title}", "", *found] if found else []


def unsure_lines(draft: Draft) -> Iterator[str]:
    """What a person must settle or know, a sentence each."""
    yield from draft.account.unsure
    if draft.facts.scheme is None:
        yield _scheme_line(draft)
    if not draft.facts.organisation:
        yield "The document does not name the council: write it in plan.yaml"
    for entry in draft.account.entries.values():
        why = "; ".join(text for text in (entry.unsure, entry.cell.remark) if text)
        if why:
            printed = f"“{entry.cell.flat}”: " if entry.cell.text else ""
            yield f"{entry.cell.place}: {printed}{why}"


def _columns(draft: Draft) -> Iterator[str]:
    for kind, columns in guessed_columns(draft.tables).items():
        for heading, column in columns.items():
            by = f" (by {column.by})" if column.field and column.by != "heading" else ""
            yield f"{kind}: {md(heading)} is {column.field or 'kept as printed'}{by}"
    yield from (md(guess) for guess in draft.account.guesses)


def _cells(account: Account) -> Iterator[str]:
    """Every cell and paragraph word for word, with its end; in a block that takes no markup."""
    blocks = [
        (_head(entry), entry.cell.lines) for entry in account.entries.values() if entry.cell.text
    ]
    blocks += [
        (f"{words.place}: {became or 'outside the tables'}", tuple(words.text.split("\n")))
        for words, became in account.words
    ]
    lines = [
        line for head, some in blocks for line in (_flat(head), *(f"    {one}" for one in some))
    ]
    runs = (len(run) for line in lines for run in _BACKTICKS.findall(line))
    fence = "`" * max(3, *(run + 1 for run in runs), 3)
    yield "## Every cell, word for word, and what became of it"
    yield ""
    yield f"{fence}text"
    yield from lines
    yield fence


def _head(entry: Entry) -> str:
    column = f" [{entry.heading}]" if entry.heading else ""
    return f"{entry.cell.place}{column}: {entry.became} ({_FATES[entry.fate]})"


def _flat(text: str) -> str:
    return " ".join(text.split())
