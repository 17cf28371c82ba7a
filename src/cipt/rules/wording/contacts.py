"""Telephone numbers, e-mail addresses and postcodes in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cipt.rules.wording.identifiers import Found

TELEPHONE = "a telephone number"
ADDRESS = "an e-mail address"
POSTCODE = "a postcode"

# 01 and 02 are lines of places, 07 mobiles. Numbers that begin 03, 08 or 116 are those of
# organisations and helplines (Ofcom's numbering plan), which a plan may well give to families.
_TELEPHONE = re.compile(
    r"(?<![\w£.,/-])(?:\+44[ -]?(?:\(0\)[ -]?)?|0044[ -]?|\(?0)(?=[127])"
    r"\d(?:[ -]?\)?[ -]?\d){8,9}(?![ -]?\d|[\w/])",
    re.ASCII,
)
_ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@\w[\w-]*(?:\.[\w-]+)+")

# Areas of the Royal Mail, so that a code such as "QX1 2AB" is none.
_POSTCODE = re.compile(
    r"(?<![\w/.-])(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?"
    r"|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]"
    r"|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d[\dA-HJKMNP-Y]?"
    r"[ \u00a0]\d[ABD-HJLNP-UW-Z]{2}(?!\w)",
)
MAY_BE_CONTACT = re.compile(
    r"@|[A-Z]\d\w?[ \u00a0]\d[A-Z]{2}|[04][ ()-]{0,3}[127](?:[ )-]{0,3}\d){8}"
)
"""What every text has that holds one of these."""


def contacts_in(text: str) -> Iterator[Found]:
    """The telephone numbers, e-mail addresses and postcodes in a text."""
    if not MAY_BE_CONTACT.search(text):
        return
    for pattern, what in (
        (_TELEPHONE, TELEPHONE),
        (_ADDRESS, ADDRESS),
        (_POSTCODE, POSTCODE),
    ):
        for match in pattern.finditer(text):
            yield Found(*match.span(), what)
