"""The verbs by which plans begin their actions, and what an action's title begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from cipt.rules.context import Context, once

_WEAK_VERBS = """
aim consider continue encourage endeavour enhance ensure explore facilitate liaise maximise optimise
promote pursue seek strive support try
"""
_CLEAR_VERBS = """
achieve action adapt adopt agree align allocate analyse apply appoint appraise arrange articulate
assemble assign assure attend backfill be become begin bolster bring broaden build carry chase
circulate clarify clear close co-create co-design co-locate co-opt co-ordinate co-produce
collaborate collate collect combine commence commission communicate compare compile complete comply
conclude conduct confirm consolidate consult convene coordinate correct create cut deal decide
dedicate define deliver demonstrate deploy describe design determine develop devise dip-sample
disseminate distribute diversify do draft drive earmark educate eliminate embed enable enforce
engage enrich enrol equip escalate establish evaluate examine expand expedite explain extend fill
finalise find fix follow formalise formulate gather generate get give go harmonise have hold
identify implement improve include incorporate increase inform initiate inspect install instigate
instruct integrate intensify interrogate introduce invest investigate invite involve issue keep
launch let listen lower maintain make map measure merge migrate minimise mobilise modernise monitor
negotiate nominate obtain offer open operate organise outline overhaul oversee participate pilot
prepare present prevent prioritise procure produce propose protect provide publicise publish
purchase put quality-assure quantify raise rationalise re-grade realise reassess rebrand rebuild
recognise recommend reconcile reconfigure reconvene recruit rectify redesign redirect reduce refer
refine reflect refresh regularise reinforce reinstate reissue relaunch relocate remedy remind
remodel remove renew reorganise repeat replace replicate reply research reset reshape resolve
respond restore restructure retain rethink revise revisit revive rewrite ring-fence ringfence roll
schedule secure select send separate settle share shorten signpost simplify spread standardise start
stop streamline strengthen submit supervise supply survey suspend sustain synchronise tailor take
target teach tell tighten trace triage trial triangulate undertake unify update upgrade upskill use
utilise validate verify work write
"""
_VERBS_AND_NOUNS = """
access act address answer approach assess audit award balance benchmark bid boost bridge brief
budget campaign chair challenge champion change check coach contact contract control cost cover
debrief demand detail document double double-check end evidence exercise fast-track feed feedback
focus form forum frame fund grow guide halve handle help hire host induct influence input interview
join lead learn link list lobby log manage mark match meet mentor minute model move name network
note own partner phase place plan pool position post programme project prompt question rank rate
reach read record refocus release report request rerun resource review reward run safeguard sample
save scale scope score screen scrutinise see set shadow shape shift show sign source specify split
staff steer step store structure study switch tackle task test track train transfer transform
transition treat trigger turn value vet visit watch welcome win
"""
_DETERMINER_WORDS = """
a all an any both each every her his how its new our that the their these this those three to two
what whether which who
"""

WEAK = frozenset(_WEAK_VERBS.split())
"""Verbs that cannot be seen to be done."""
WEAK_PAIRS = frozenset(
    {"look at", "look into", "think about", "keep on", "raise awareness", "work towards"}
    | {"work with", "work on", "be aware", "remain committed"}
)
WEAK_FIRST = WEAK | {pair.partition(" ")[0] for pair in WEAK_PAIRS}

_ONLY_VERBS = WEAK - {"aim", "support"} | frozenset(_CLEAR_VERBS.split())
VERBS = WEAK | _ONLY_VERBS | frozenset(_VERBS_AND_NOUNS.split())
"""Verbs with which plans begin their actions."""

_NOT_ADVERBS = frozenset({"apply", "comply", "multiply", "rely", "reply", "supply"})
_DETERMINERS = frozenset(_DETERMINER_WORDS.split())
_WORK_WORDS = """
analysis appointment audit briefing campaign check commissioning completion consultation creation
development establishment evaluation implementation inspection introduction launch pilot procurement
programme publication recruitment redesign refresh relaunch review rollout sampling session survey
training visit workshop
"""
_WORK = frozenset(_WORK_WORDS.split())
_DOING = _WORK | {f"{word}s" for word in _WORK} | {"will", "must", "shall", "should"}
_DOING_PAIRS = re.compile(r"\b(?:roll-outs?|is to|are to|to be)\b")
_IN_PAIRS = frozenset({"roll", "to"})
"""Each of these pairs has one of them."""
_LETTERS = re.compile(r"\w+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_JOINING = frozenset({"and", "then"})
_SUBORDINATE = frozenset(
    {"that", "which", "who", "where", "when", "to", "for", "how", "whether", "if", "by", "via"}
)
_FEWEST_BEFORE = 3
"""Words of a first thing to do: a verb, and what it is done to."""
_LONGEST_READ = 400
"""Characters of a title that are read; what is longer is no title."""
_WORDS_SHOWN = 4


@once
def beginnings(context: Context) -> Sequence[str]:
    """The first word of each action's title in small letters, parallel to the plan's actions."""
    return [title.partition(" ")[0].lower() for title in context.columns.title]


def first_words(title: str) -> tuple[str, str]:
    """The first two words in lower case, once adverbs, `to` and numbers are passed over."""
    words = [match[0].lower() for match in islice(_WORD.finditer(title, 0, 120), 5)]
    while len(words) > 1 and (words[0] == "to" or _is_adverb(words[0])):
        words = words[1:]
    return (words[0] if words else "", words[1] if len(words) > 1 else "")


def is_verb(word: str) -> bool:
    """Whether plans begin actions with this word, in lower case."""
    if word in VERBS:
        return True
    prefix = next((one for one in ("re-", "co-", "re", "pre-") if word.startswith(one)), None)
    return prefix is not None and word.removeprefix(prefix) in VERBS


def names_something_to_do(title: str) -> bool:
    """Whether a title that begins with no verb says nevertheless that something will be done."""
    lower = title.lower()
    words = _LETTERS.findall(lower)
    return (
        lower.partition(" ")[0].endswith("ing")
        or not _DOING.isdisjoint(words)
        or (not _IN_PAIRS.isdisjoint(words) and _DOING_PAIRS.search(lower) is not None)
        or _is_told_to(lower[:_LONGEST_READ].split())
    )


def _is_told_to(words: Sequence[str]) -> bool:
    """Whether they are of the kind "every department to give a plan to the committee"."""
    return "to" in words and any(
        before == "to" and is_verb(word) for before, word in pairwise(words)
    )


def second_action(title: str) -> str | None:
    """The words with which a title goes on to a second thing to do, or None.

    Two verbs side by side are one action ("Review and relaunch the standards"), and so are those
    that say what something is for ("standards that clarify and support…").
    """
    words = title[:_LONGEST_READ].lower().split()
    if VERBS.isdisjoint(words[_FEWEST_BEFORE:]):
        return None
    for place, verb in enumerate(words[_FEWEST_BEFORE:-1], _FEWEST_BEFORE):
        if verb not in VERBS or not (verb in _ONLY_VERBS or words[place + 1] in _DETERMINERS):
            continue
        joint = place - 1
        while joint > 0 and words[joint] in _JOINING:
            joint -= 1
        apart = words[joint][-1] in ",;."
        joined = joint < place - 1 and _SUBORDINATE.isdisjoint(words[:joint])
        if joint >= _FEWEST_BEFORE - 1 and (apart or joined):
            typed = title[:_LONGEST_READ].split()
            return " ".join(typed[place : place + _WORDS_SHOWN])
    return None


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_ADVERBS
