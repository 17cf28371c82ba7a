"""The chase as CSV: a line for each thing that is asked of somebody."""

from __future__ import annotations

import csv
from io import StringIO

from cipt.render.actions_csv import cell
from cipt.views.chase.values import AskedGroup, AskedLine, Chase, Message

COLUMNS = (
    "as_of",
    "reader",
    "reader_name",
    "address",
    "roles",
    "reply_by",
    "asked",
    "action",
    "number",
    "title",
    "step",
    "due",
    "days_late",
    "revisions",
    "last_update",
    "owner",
    "remark",
)


def chase_csv(chase: Chase) -> str:
    """The table, with a byte-order mark, by which Excel knows it for UTF-8."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    for message in chase.messages:
        for group in message.groups:
            writer.writerows(_row(chase, message, group, line) for line in group.lines)
    return "\ufeff" + page.getvalue()


def _row(chase: Chase, message: Message, group: AskedGroup, line: AskedLine) -> list[str]:
    reader = message.reader
    values = (
        chase.as_of_day,
        list(reader.ids),
        reader.name,
        reader.address,
        reader.roles,
        message.reply_by_day,
        group.key,
        line.id,
        line.number,
        line.title,
        line.what,
        line.due_day,
        line.late_days,
        line.moved_times,
        line.updated_day,
        line.owner,
        line.remark,
    )
    return [cell(value) for value in values]
