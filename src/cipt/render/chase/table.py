"""The chase as CSV: a line for each thing that is asked of somebody."""

from __future__ import annotations

from cipt.render.as_csv import FOR_EXCEL, as_csv
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
    """The table, marked for Excel."""
    return FOR_EXCEL + as_csv(
        COLUMNS,
        (
            _row(chase, message, group, line)
            for message in chase.messages
            for group in message.groups
            for line in group.lines
        ),
    )


def _row(chase: Chase, message: Message, group: AskedGroup, line: AskedLine) -> tuple[object, ...]:
    reader = message.reader
    return (
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
