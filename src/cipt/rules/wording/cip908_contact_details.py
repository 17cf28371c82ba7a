"""A telephone number, an e-mail address or a postcode stands in a text.

Texts go into papers and on to the web, and nobody who writes a note means to publish a foster
carer's mobile or the postcode of a children's home. The value is masked in everything that cipt
writes about it.

Fix: Take it out. How to reach a group stands under its `contact` in people.yaml, an officer's
address under `email`, where it may be published.

Definition: a British telephone number that begins 01, 02 or 07 or +44 with one of these (numbers
that begin 03 or 08 are those of organisations and helplines); an e-mail address; a whole postcode,
in capitals and with its space. `email` of an officer and `contact` of a group are where they
belong.

Bad:

    updates:
      - date: 2026-05-20
        note: Carer asks to be rung on 07700 900123  # CIP908

Bad:

    waiting_for:
      what: An answer from j.bloggs@example.org  # CIP908

Good:

    public: Call the helpline on 0808 157 0000 if you are worried about a child.

Good:

    === people.yaml
    officers:
      - id: director
        post: Director of Children's Services
        email: director@example.org
      - id: head-of-service
        post: Head of Service
    groups:
      - id: improvement-board
        title: Improvement Board
        contact: Clerk to the board, 01632 960001
"""

from collections.abc import Iterator

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.contacts import MAY_BE_CONTACT, contacts_in
from cipt.rules.wording.free_text import free_texts
from cipt.rules.wording.identifiers import Found
from cipt.rules.wording.joined import Joined

_WHERE_THEY_BELONG = (("officer", "email"), ("group", "contact"))


@plan_rule("CIP908", "contact-details", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    texts = free_texts(context)
    for place, found in _contacts(texts):
        free = texts.at(place)
        if (free.kind, free.key) not in _WHERE_THEY_BELONG:
            yield free.problem(
                f"`{free.key}` holds {found[0].what}; the value is not shown here",
                "Take it out: a group's `contact` and an officer's `email` are the places for it",
                masks=tuple(free.text[one.start : one.end] for one in found),
            )


def _contacts(texts: Joined) -> Iterator[tuple[int, list[Found]]]:
    """The places of the texts with ways to reach somebody, and these."""
    places, figured = texts.with_figures
    for one in figured.containing(MAY_BE_CONTACT):
        found = list(contacts_in(figured.texts[one]))
        if found:
            yield places[one], found
