"""Rules that look at all texts at once find what they find in each text by itself."""

import re
from datetime import date
from functools import reduce
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from cipt.loading.plan import load_plan
from cipt.model.action import MeasureLink
from cipt.rules.dates.cip313_stale_future_tense import _speaking_of_a_date, _stale
from cipt.rules.identity.cip106_duplicate_text import _alike as alike_titles
from cipt.rules.identity.cip106_duplicate_text import _Words
from cipt.rules.links.cip607_positional_reference import _LEANS, _MARK, _leaning
from cipt.rules.measures.cip502_success_without_number import (
    _BEGINS,
    _CHANGE,
    _SHARE,
    _first_without_number,
)
from cipt.rules.measures.cip503_repeated_success_text import _alike as alike_successes
from cipt.rules.measures.cip503_repeated_success_text import _plain
from cipt.rules.pages import page_of
from cipt.rules.registry import all_rules
from cipt.rules.wording.acronyms import abbreviations_in, may_be_abbreviations
from cipt.rules.wording.births import births_in
from cipt.rules.wording.cip901_truncated_text import _broken
from cipt.rules.wording.cip902_placeholder_text import _NOTHING, _PLACEHOLDER, _placeholders
from cipt.rules.wording.cip906_unexplained_acronym import _with_unknown
from cipt.rules.wording.cip907_possible_child_identifier import _identifiers
from cipt.rules.wording.cip908_contact_details import _contacts
from cipt.rules.wording.contacts import contacts_in
from cipt.rules.wording.free_text import FreeTexts, _texts
from cipt.rules.wording.identifiers import numbers_in
from cipt.rules.wording.joined import Joined
from cipt.sources.folder import FolderTree
from cipt.sources.memory import MemoryTree

ODD_SIGNS = "İıſKßÅΣς’“”–—…é日😀?!.,;:/&@-_()[]'\" \u00a0\u2003\n\t"
PIECES = (
    """
as above|See below|PER ABOVE|as before|As previously.|ditto|Dİtto|do.|-do-|"|〃|tbc|TBA|t.b.c.|xxx
Tbd|XX|??|lorem ipsum|[insert name|ınsert text|inſert text|enter text|text here|to be confirmed|n/a
To be decided.|none|unKnown|teſt|pending|-|MASH|MASHs|SGO|LAs|DfE|QoS|e-CAF|B&B|Q&A|A/B|CAFCASS
ABCDEFG|U.K.|X1Y2|999 000 0018|9990000018|H801200001001|AB 12 34 56 C|born 12 March 2014|Child AB
dob: 12.3.14|2011-03-12|07700 900123|+44 (0)7700 900123|j.bloggs@example.org|LS1 2AB|ls1 2ab|1|12
B33 8TH|123|aged 12| and| or|, |; | the|audit of|etc…|etc..|made of|(see|)|will|to|and|then|plan|the
train|all|a|of|review|Ensure|ensure|quickly|continue to|work with|better|improved|no|one in|two of
half of|50%|by|31 March 2019|in April 2018|due to|to be published|expected|more|fewer|s
""".strip()
    .replace("\n", "|")
    .split("|")
)
TEXT = (
    st.lists(
        st.sampled_from(PIECES)
        | st.text(st.sampled_from(ODD_SIGNS), min_size=1, max_size=2)
        | st.sampled_from([" ", " ", "\n"]),
        min_size=1,
        max_size=12,
    )
    .map("".join)
    .map(str.strip)
    .filter(bool)
)
TEXTS = st.lists(TEXT, max_size=6)
START = date(2019, 1, 1)


def each(texts, find):
    """What `find` finds in each text by itself, by the place of the text; nothing is left out."""
    found = [(place, find(text)) for place, text in enumerate(texts)]
    return {place: what for place, what in found if what}


def leans(text):
    match = _LEANS.search(text)
    return match or _MARK.match(text)


def placeholder(text):
    return _PLACEHOLDER.search(text) or text.lower() in _NOTHING


def identifiers(text):
    return [*numbers_in(text), *births_in(text, START)]


def unknown(text):
    typed = re.compile(
        r"(?<![\w&@/.-])[A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,4}(?![\w&@]|[-.][A-Z0-9])", re.ASCII
    ).findall(text)
    return [word for word in typed if word.removesuffix("s").upper() not in {"MASH", "QA"}]


def inside(found: Any, part: Any) -> Any:
    return found[part] if isinstance(found, tuple | dict) else getattr(found, part)


def assert_all_at_once_as_each_by_itself(texts):
    joined = Joined(texts)
    assert {place for place, _ in _leaning(joined)} == each(texts, leans).keys()
    assert {place for place, _ in _placeholders(joined)} == each(texts, placeholder).keys()
    assert dict(_identifiers(joined, START)) == each(texts, identifiers)
    assert dict(_contacts(joined)) == each(texts, lambda text: list(contacts_in(text)))
    assert set(_with_unknown(joined, {"MASH", "QA"})) == each(texts, unknown).keys()
    assert _broken(joined) == each(texts, lambda text: _broken(Joined([text]))).keys()


@given(TEXTS)
@example(["a" * 254 + "b", "(never", "closed)", "and (so\n"])
@example(["inſert text", "Dıtto", "İnsert text", "unKnown", "Ditto", "ẞ TBC"])
@example(["“”", "??", "’’ xxx", "@", "1@", "X1AB", "LS1 2AB"])
def test_what_a_rule_finds_in_a_text_it_finds_among_many(texts):
    assert_all_at_once_as_each_by_itself(texts)


def test_what_a_rule_finds_in_a_text_of_the_sample_it_finds_among_all(checkout, sample):
    for folder in (sample, checkout / "starter" / "example" / "plan"):
        texts = FreeTexts(load_plan(FolderTree(folder)).plan)
        assert len(texts.texts) > 100
        assert_all_at_once_as_each_by_itself(texts.texts)


@given(TEXTS)
def test_a_text_that_speaks_of_a_past_date_as_to_come_is_among_those_that_may(texts):
    found = each(texts, lambda text: list(_stale(text, ("note",), date(2026, 5, 31), None)))
    assert found.keys() <= set(_speaking_of_a_date(Joined(texts)))


def alike_by(key, entries, withdrawn):
    """The numbers of the entries that share a key, each time of two or more."""
    alike: dict[Any, list[int]] = {}
    for number, entry in enumerate(entries):
        if number not in withdrawn and key(entry):
            alike.setdefault(key(entry), []).append(number)
    return [numbers for numbers in alike.values() if len(numbers) > 1]


FEW_WORDS = st.lists(
    st.sampled_from(
        ["plans", "Plan,", "the", "and", "of", "ſ", "s", "straße", "STRASSE", "é", "–"]
    ),
    min_size=1,
)
WITHDRAWN = st.frozensets(st.integers(0, 5))


@given(st.lists(FEW_WORDS.map(" ".join), max_size=6), WITHDRAWN)
@example(["the", "The", "the", "a the", "plan plan", "Plans", "the plan."], frozenset())
def test_titles_with_the_same_words_are_found_among_many(titles, withdrawn):
    assert list(alike_titles(titles, withdrawn)) == alike_by(_Words().of, titles, withdrawn)


@given(TEXT)
@example("Émore than éless")
@example("9more; more_ (better) re-improved")
@example("Fewer in two of three")
def test_a_word_of_change_begins_where_a_word_begins(text):
    lower = text.lower()
    change, share = (
        re.search(rf"\b{pattern.pattern.removeprefix(_BEGINS)}", lower)
        for pattern in (_CHANGE, _SHARE)
    )
    if share or re.search(r"\d", text):
        change = None
    found = _first_without_number((text,))
    assert (found and found[1:]) == (change and (text, change[0], change.start()))


LINK = MeasureLink(measure="7")


@given(st.lists(st.lists(TEXT | st.just(LINK), max_size=3).map(tuple), max_size=6), WITHDRAWN)
@example([("A b.", "c"), ("a  B", "C"), ("a b", LINK), ("a b",), ("A b..",), (LINK,)], frozenset())
def test_measures_of_success_that_are_the_same_are_found_among_many(successes, withdrawn):
    def compared(success):
        return () if LINK in success else tuple(map(_plain, success))

    found = sorted(alike_successes(successes, withdrawn))
    assert found == sorted(alike_by(compared, successes, withdrawn))


@given(TEXT, st.sampled_from(["ditto", "insert", "to be confirmed", "see", "??", "ask"]))
@example("Kİſı", "kisi")
def test_a_word_is_found_whatever_its_capitals(text, word):
    if re.search(re.escape(word), text, re.IGNORECASE):
        assert list(Joined(["", text, ""]).mentioning(word)) == [1]


@given(TEXTS)
def test_of_every_text_it_is_known_where_it_stands(texts):
    joined = Joined(texts)
    position = 0
    for place, text in enumerate(texts):
        assert {joined.place_at(position), joined.place_at(position + len(text))} == {place}
        position += len(text) + 1
    assert len(joined.ascii) == len(joined.lower) == len(joined.joined) == position


@given(st.text(st.sampled_from("ABzy09_&@/.- é")))
def test_the_shape_of_an_abbreviation_is_found_where_the_text_has_one(text):
    pattern = r"(?<![\w&@/.-])[A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,4}(?![\w&@]|[-.][A-Z0-9])"
    found = [(match[0], match.start()) for match in re.finditer(pattern, text, re.ASCII)]
    assert list(may_be_abbreviations(text.encode("ascii", "replace"))) == found
    assert all(text.startswith(word, start) for word, start in abbreviations_in(text))


def test_every_text_of_a_plan_is_gathered_and_stands_where_it_is_said_to_stand(sample):
    plans = [load_plan(FolderTree(sample)).plan]
    for rule in all_rules():
        plans += [load_plan(MemoryTree(one.files)).plan for one in page_of(rule).examples]
    for plan in plans:
        texts = FreeTexts(plan)
        records = [record for kind in plan.by_kind().values() for record in kind]
        assert texts.texts == [text for record in records for _, text in _texts(record, ())]
        for place, text in enumerate(texts.texts):
            free = texts.at(place)
            assert reduce(inside, free.at, free.record) == free.text == text
            assert plan.by_kind()[free.kind][free.number] is free.record
            assert texts.record_of(place) == (free.kind, free.number)
