"""People in a cell: who is named, one or several, by post, by name or as a group.

A line break parts them, and so does a semicolon. A comma, a slash, "and" or "&" parts only where
each half is a post or a name by itself: "Director of Quality and Performance" is one person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.lists import goes_on
from cipt.exchange.importing.names import is_surely_name, looks_like_name

_POST = re.compile(
    r"\b(?:directors?|heads? of|headteachers?|managers?|officers?|leads?|leaders?|workers?|"
    r"practitioners?|chairs?|chair(?:man|woman|person)|chief|commissioners?|consultants?|"
    r"solicitors?|co-?ordinators?|advis[eo]rs?|supervisors?|superintendents?|inspectors?|"
    r"commanders?|nurses?|doctors?|principal|analysts?|administrators?|guardians?|deput(?:y|ies)|"
    r"secretary|treasurer|psychologists?|therapists?|sponsors?|cabinet member|portfolio holder|"
    r"business partners?|hrbp|councillors?|lawyers?|accountants?|"
    r"trainers?|mentors?|specialists?|sergeants?)\b",
    re.IGNORECASE,
)
_SHORT_POST = re.compile(
    r"(?:AD|ADs|DCS|DD|HoS|HOS|PSW|IRO|IROs|LADO|SM|SMs|TM|TMs|GM|CEO|CEX|CE|DPH|DASS|SRO|QSW|ATM|"
    r"EHM|VSH|CSM|CSWs?)\b(?:[ ,:–-].*)?"
)
_GROUP = re.compile(
    r"\b(?:boards?|teams?|panels?|partners|partnerships?|services?|police|trusts?|council|groups?|"
    r"nhs|ccg|icb|camhs|committees?|colleges?|schools?|health|agenc(?:y|ies)|sub-?groups?|"
    r"departments?|directorates?|hub|forum|networks?|providers?|associations?|staff|all|"
    r"universit(?:y|ies)|court|judiciary|education|housing|probation|carers|charit(?:y|ies)|"
    r"developers|hospitals?|midwifery|gps?|vcs|vcse|finance|legal|hr|ict|it|comms)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"\b(?:quality|assurance|performance|safeguarding|children|young|people|famil(?:y|ies)|help|"
    r"protection|care|learning|improvement|practice|social|work|youth|justice|commissioning|"
    r"strategy|transformation|front|door|fostering|adoption|permanence|looked|after|through|"
    r"development|business|support|resources|human|early|review|data|information|policy|corporate|"
    r"parenting|conference|independent|virtual|public|mental|special|needs|inclusion|prevention|"
    r"intervention|workforce|governance|operations|localities|locality|north|south|east|west|"
    r"response|duty|homes?|house|centres?|lodge|street|place|court|leaving|contact|"
    r"interim|acting|assistant|new|all|tbc|to be|vacant|vacancy|shared|joint|multi)\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-Z]{2,5}")
_LITTLE = ("and", "for", "of", "the")
_BRACKETED = re.compile(r"(?P<one>[^()]+?)\s*\((?P<other>[^()]+)\)")
_WITH_POST = re.compile(r"\s*\([^()]*\)|\s+[-–—]\s+.*")
_DASHED = re.compile(r"(?P<one>.+?)\s+[-–—]\s+(?P<other>.+)|(?P<name>[^,]+), (?P<post>.+)")
_NOBODY = re.compile(
    r"(?:n/?a|none|nil|tbc|tba|tbd|to be (?:confirmed|agreed|appointed|decided)|vacant|vacancy|"
    r"not applicable|not known|unknown|[-–—?]+|\.+)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?P<support>support(?:ed by|ing|ing officers?)?|with|partners?|contributors?)\s*:\s*"
    r"|(?:(?:action|delivery|operational|overall|strategic)? ?lead(?: officers?)?|owner|officers?"
    r"|responsible(?: officer)?|accountable(?: officer)?)\s*:\s*",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"(?P<lead>[^,]+?)(?:,\s*with|,?\s+with support from|,?\s+supported by|,?\s+in partnership with"
    r"|,?\s+working with)\s+(?:the )?(?P<others>[A-Z].*)"
)
_WORD = re.compile(r"\s+(?:and|&|\+)\s+|\s*&\s*|\s*/\s*|,\s+(?:and\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """One person or group as printed. `also` are other ways of naming the same in that cell."""

    text: str
    also: tuple[str, ...] = ()
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class NamedIn:
    """Who a cell names, who it says helps them, and what of it was left in doubt."""

    people: tuple[Named, ...]
    helpers: tuple[Named, ...] = ()
    doubt: str = ""


def is_post(text: str) -> bool:
    """Whether the text is a post by itself."""
    if text.lower().startswith(("office of", "of ", "for ", "to ")):
        return False
    return bool(_SHORT_POST.fullmatch(text) or _POST.search(text)) and text[:1].isupper()


def is_name(text: str) -> bool:
    """Whether the text looks like the name of a person."""
    unlike = _POST.search(text) or _GROUP.search(text) or _NOT_A_NAME.search(text)
    return looks_like_name(text) and not unlike


def is_group(text: str) -> bool:
    """Whether the text looks like a board, a team, a service or another council's body."""
    return not is_post(text) and not is_name(text) and _GROUP.search(text) is not None


def is_nobody(text: str) -> bool:
    """Whether the text says that nobody is named, as in TBC."""
    return _NOBODY.fullmatch(text.strip(" .")) is not None or not re.search(r"\w", text)


def lines_of_people(cell: Cell) -> list[str]:
    """The lines of a cell, those joined that were broken only to fit, parted at semicolons."""
    lines: list[str] = []
    for line in cell.lines:
        bare = re.sub(r"^(?:[-–•·▪●*]|\d[.)])\s*", "", line)
        if lines and (goes_on(lines[-1], bare) or _is_rest(lines[-1])):
            lines[-1] = f"{lines[-1]} {bare}"
        else:
            lines.append(bare)
    return [part for line in lines for part in _at_semicolons(line) if part]


def named_in(cell: Cell, known: Callable[[str], bool], partners: bool = False) -> NamedIn:
    """Who the cell names; `known` says whether a text stands in a cell of its own elsewhere.

    Among `partners` whatever is not known for a post or a name is a group.
    """
    lines = lines_of_people(cell)
    if len(lines) == 2 and is_name(lines[0]) and is_post(lines[1]):
        lines = [f"{lines[0]} - {lines[1]}"]
    leading, helping = _told_apart(lines)
    people = _people(leading, known, partners)
    helpers = _people(helping, known, partners=True)
    if not people:
        people, helpers = helpers, ()
    if any(_might_be_two(one.text, partners) and not known(one.text) for one in people):
        return NamedIn(people, helpers, "may name more than one; it was left whole")
    if any(_might_hold_name(one.text) and not known(one.text) for one in people):
        return NamedIn(people, helpers, "may hold the name of a person; it was left whole")
    return NamedIn(people, helpers)


def _people(
    lines: Iterable[str], known: Callable[[str], bool], partners: bool
) -> tuple[Named, ...]:
    texts = [part for line in lines for part in _parted(line, known, partners)]
    return tuple(_named(text, partners) for text in texts if not is_nobody(text))


def _told_apart(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """Who leads, and who is said to help: "Support: SEND Manager", "X, with Health".

    A label counts until the next.
    """
    leading, helping = [], []
    is_support = False
    for line in lines:
        label = _LABEL.match(line)
        words = line[label.end() :] if label else line
        is_support = bool(label["support"]) if label else is_support
        helped = _HELPED.fullmatch(words)
        if is_support:
            helping.append(words)
        elif helped and is_post(helped["lead"]):
            leading.append(helped["lead"])
            helping.append(helped["others"])
        else:
            leading.append(words)
    return leading, helping


def _is_rest(line: str) -> bool:
    return line.count("(") > line.count(")")


def _at_semicolons(line: str) -> Iterator[str]:
    yield from (part.strip(" ,.") for part in line.split(";"))


def _parted(line: str, known: Callable[[str], bool], partners: bool) -> list[str]:
    """The line, or its parts where each of them is somebody by itself."""
    if known(line):
        return [line]
    # "and" parts before a comma does, which may stand within a post.
    cuts = sorted(_WORD.finditer(line), key=lambda cut: "," in cut[0])
    if not cuts or len(cuts) > 12:
        return [line]
    everywhere = [part.strip() for part in _WORD.split(line)]
    if _each_by_itself(everywhere, known, partners):
        return everywhere
    for cut in cuts:
        halves = [line[: cut.start()].strip(), line[cut.end() :].strip()]
        if _each_by_itself(halves, known, partners):
            return [part for half in halves for part in _parted(half, known, partners)]
    return [line]


def _each_by_itself(parts: Iterable[str], known: Callable[[str], bool], partners: bool) -> bool:
    parts = list(parts)
    if all(is_name(_WITH_POST.sub("", part)) or known(part) for part in parts):
        return True
    if all(_begins_with_post(part) or known(part) for part in parts):
        return True
    if all(_INITIALS.fullmatch(part) for part in parts):
        return True
    if any(re.match(r"(?:the|other|all|nominated|relevant)\b", part, re.I) for part in parts[1:]):
        return False
    return partners and all(_is_body(part) or known(part) for part in parts)


def _begins_with_post(text: str) -> bool:
    """Whether a half is a post before any further "and" or comma in it."""
    return is_post(_WORD.split(text, maxsplit=1)[0])


def _is_body(text: str) -> bool:
    """Whether the text can be a partner by itself: initials, or a name of its own with a noun."""
    if _INITIALS.fullmatch(text):
        return True
    whole = text[:1].isupper() and len(text.split()) >= 1 and _GROUP.search(text) is not None
    return whole and not re.match(r"(?:Corporate|Nominated|Local|Other)$", text)


def _might_be_two(text: str, partners: bool) -> bool:
    cut = re.split(r"\s(?:and|&|\+)\s|/", text, maxsplit=1)
    if len(cut) < 2:
        return False
    plural = re.match(r"[A-Z]{2,5}s\b", cut[1]) is not None
    return partners or plural or is_post(cut[1]) or is_name(cut[1]) or not is_post(text)


def _are_initials(text: str, title: str) -> bool:
    """Whether LADO stands for "Local Authority Designated Officer", with or without its "of"."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", title))
    every = "".join(word[0].upper() for word in words)
    chief = "".join(word[0].upper() for word in words if word.lower() not in _LITTLE)
    return text in (every, chief)


def _is_holder(text: str) -> bool:
    """Whether what stands after a post is who holds it, and no team or place of its own."""
    return is_name(text) and is_surely_name(text)


def _might_hold_name(text: str) -> bool:
    match = _BRACKETED.fullmatch(text) or _DASHED.fullmatch(text)
    if match is None:
        return False
    parts = [part for part in match.groups() if part]
    return is_post(parts[0]) and is_name(parts[1].strip())


def _named(text: str, partners: bool) -> Named:
    """A person with the other ways of naming them: "Jane Smith (Head of Service)"."""
    match = _BRACKETED.fullmatch(text)
    if match:
        one, other = match["one"].strip(), match["other"].strip()
        if is_name(one) and is_post(other):
            return Named(other, (one, text))
        if is_post(one) and (_is_holder(other) or _are_initials(other, one)):
            return Named(one, (other, text))
        # "Head of Service (MASH)" is a post of its own, and not any head of service.
        if _INITIALS.fullmatch(other) and not is_post(one):
            return Named(one, (other, text), is_group(one) or (partners and not is_post(one)))
    match = _DASHED.fullmatch(text)
    if match:
        one, other = (match["one"] or match["name"]).strip(), (match["other"] or match["post"])
        if is_name(one) and is_post(other.strip()):
            return Named(other.strip(), (one, text))
        if is_post(one) and _is_holder(other.strip()):
            return Named(one, (other.strip(), text))
    # Among partners what looks like a name is most often that of an organisation.
    return Named(text, (), is_group(text) or (partners and not is_post(text)))
