"""Messages of the chase as mail, ready to be opened in a mail program, looked at and sent.

`X-Unsent: 1` has Outlook and others open a message as a draft. Nothing of it comes from the
machine or the moment: the date is the as-of day, and the message's id and the line that parts its
two bodies are made from what it says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from cipt.model.base import is_id
from cipt.render.chase.pages import ChasePages
from cipt.render.plain import one_line
from cipt.views.chase.values import Chase, Message

_HOST = "cipt.invalid"
"""A host that nobody can have, by RFC 2606: nothing is ever sent to it."""


def mails(chase: Chase, pages: ChasePages) -> Iterator[tuple[str, bytes]]:
    """Each message under a name for its file: its reader's id, where that can be one."""
    for number, message in enumerate(chase.messages, start=1):
        person = message.reader.ids[0]
        name = person if is_id(person) else f"reader-{number}"
        yield f"{name}.eml", mail(chase, message, pages)


def mail(chase: Chase, message: Message, pages: ChasePages) -> bytes:
    """A message with a body of plain text and one of HTML."""
    text, html = pages.text(message), pages.html(message)
    reader = message.reader
    digest = hashlib.sha256(
        "\0".join((*reader.ids, reader.address, message.subject, text, html)).encode()
    ).hexdigest()
    made = EmailMessage(policy=SMTP)
    if reader.address:
        made["To"] = Address(one_line(reader.salutation), addr_spec=reader.address)
    made["Subject"] = one_line(message.subject)
    made["Date"] = datetime.combine(chase.as_of_day, time(), UTC)
    made["Message-ID"] = f"<{digest[:32]}@{_HOST}>"
    made["X-Unsent"] = "1"
    made.set_content(text, cte="quoted-printable")
    made.add_alternative(html, subtype="html", cte="quoted-printable")
    made.set_boundary(f"cipt-{digest[32:]}")
    return made.as_bytes()
