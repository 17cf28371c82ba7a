"""What the schemas accept and refuse is what the model does: tables of files, and made-up ones."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cipt.editing.starting import Beginning, example_files, plan_files
from cipt.loading.layout import FILE_KINDS, FileKind, file_kind
from cipt.loading.read_record import read_record
from cipt.loading.schema import schema_file
from cipt.model.dates import Day

CHECKOUT = Path(__file__).parents[2]
SAMPLE = CHECKOUT / "plan"
EVERY_KEY = sorted((CHECKOUT / "tests" / "data" / "every_key").glob("*.yaml"))
KINDS = {kind.name: kind for kind in FILE_KINDS}


# --- one document, as an editor's parser sees it and as the loader reads it -----------------------


class Typed(NamedTuple):
    """A value as it was typed, and whether in quotes or as a block of text."""

    text: str
    quoted: bool = False


def typed(text: str) -> Any:
    """A YAML text as dicts and lists of what was typed; None for an empty file."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return None if node is None else _typed(node)


def _typed(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _typed(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_typed(value) for value in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return Typed(node.value, quoted=node.style is not None)


# The core schema of YAML 1.2, chapter 10.3.2.
CORE: list[tuple[re.Pattern[str], Callable[[str], object]]] = [
    (re.compile(r"null|Null|NULL|~|"), lambda text: None),
    (re.compile(r"true|True|TRUE|false|False|FALSE"), lambda text: text.lower() == "true"),
    (re.compile(r"[-+]?[0-9]+"), int),
    (re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+"), lambda text: int(text, base=0)),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda text: float("nan")),
]


def as_seen(document: Any) -> Any:
    """What an editor's YAML 1.2 parser makes of a document."""
    if isinstance(document, dict):
        return {key: as_seen(value) for key, value in document.items()}
    if isinstance(document, list):
        return [as_seen(value) for value in document]
    if document is None or document.quoted:
        return document and document.text
    for pattern, meaning in CORE:
        if pattern.fullmatch(document.text):
            return meaning(document.text)
    return document.text


def as_read(document: Any) -> Any:
    """What the loader makes of it: texts alone, and no empty entries in lists."""
    if isinstance(document, dict):
        return {key: as_read(value) for key, value in document.items()}
    if isinstance(document, list):
        return [read for value in document if (read := as_read(value)) is not None]
    missing = document is None or (not document.quoted and CORE[0][0].fullmatch(document.text))
    return None if missing else document.text


@cache
def validator(name: str) -> Draft202012Validator:
    path = CHECKOUT / "schemas" / schema_file(name)
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


def editor_objects(name: str, document: Any) -> list[str]:
    """The first thing that the schema has against a file, if anything."""
    errors = validator(name).iter_errors(as_seen(document))
    return [error.message for error in islice(errors, 1)]


def model_objects(kind: FileKind, document: Any) -> list[str]:
    """What the model has against a file; the shapes of files without a record are told here."""
    tree = as_read(document)
    if kind.record is None and tree is None:
        return []
    if kind.lists and kind.lists[0].key is None:
        return _against_list(kind.lists[0].record, tree)
    if not isinstance(tree, dict):
        return ["holds no keys"]
    if kind.record is None:
        records = {each.key: each.record for each in kind.lists}
        said = [key for key in tree if key not in records]
        for key in records.keys() & {key for key, value in tree.items() if value is not None}:
            said += _against_list(records[key], tree[key])
        return said
    if kind.named_by_file:
        if "id" in tree:
            return ["names its id"]
        tree["id"] = "1.1"
    return [refusal.message for refusal in read_record(kind.record, tree)[1]]


def _against_list(record: Any, tree: Any) -> list[str]:
    if not isinstance(tree, list):
        return ["is no list"]
    bad = [f"{entry} has no keys" for entry in tree if not isinstance(entry, dict)]
    good = [entry for entry in tree if isinstance(entry, dict)]
    return bad + [said.message for entry in good for said in read_record(record, entry)[1]]


def test_an_editor_accepts_every_file_of_the_sample():
    seen = set()
    for path in sorted(SAMPLE.rglob("*.yaml")):
        kind = file_kind(path.relative_to(SAMPLE).as_posix())
        assert isinstance(kind, FileKind), path
        seen.add(kind.name)
        assert not editor_objects(kind.name, typed(path.read_text("utf-8"))), path
    assert seen >= KINDS.keys() - {"meetings", "committee"}


BEGINNING = Beginning(
    "Plan", "Council", Day(2026, 1, 1), themes=["Front door", "Practice"], sro="Director"
)
EXAMPLE = re.compile(r"# ( *(?:- )?[a-z_]+:(?: .*)?|  +\S.*)")


@pytest.mark.parametrize("files", [plan_files(BEGINNING), example_files()], ids=["new", "example"])
def test_an_editor_accepts_every_file_of_a_plan_that_begins(files):
    for path, data in files.items():
        kind = file_kind(path.removeprefix("plan/"))
        assert isinstance(kind, FileKind) or not path.endswith(".yaml"), path
        if isinstance(kind, FileKind):
            assert not editor_objects(kind.name, typed(data.decode())), path


def test_the_examples_in_the_comments_of_a_new_plan_are_right_too():
    bare = plan_files(replace(BEGINNING, themes=(), sro=None))
    for path, data in (plan_files(BEGINNING) | bare).items():
        kind = file_kind(path.removeprefix("plan/"))
        assert isinstance(kind, FileKind), path
        shown = [
            example[1] if (example := EXAMPLE.fullmatch(line)) else line
            for line in data.decode().splitlines()
        ]
        assert len(typed("\n".join(shown)) or ()) > len(typed(data.decode()) or ()), path
        assert not editor_objects(kind.name, typed("\n".join(shown))), path


@pytest.mark.parametrize("path", EVERY_KEY, ids=lambda path: path.stem)
def test_a_file_with_every_key_is_accepted_by_both(path):
    name = path.stem.partition(".")[0]
    document = typed(path.read_text("utf-8"))
    assert not editor_objects(name, document)
    assert not model_objects(KINDS[name], document)


LINES = yaml.safe_load((CHECKOUT / "tests" / "data" / "schema_lines.yaml").read_text("utf-8"))


def lines(verdict: str) -> list[Any]:
    """The files made of each of those lines, with the names of their kinds."""
    return [
        pytest.param(name, LINES["start"][name] + line.replace("\\n", "\n"), id=f"{name}: {line}")
        for name, several in LINES[verdict].items()
        for line in several.splitlines()
    ]


@pytest.mark.parametrize(("name", "text"), lines("good"))
def test_odd_but_good_lines_are_accepted_by_both(name, text):
    assert not editor_objects(name, typed(text))
    assert not model_objects(KINDS[name], typed(text))


@pytest.mark.parametrize(("name", "text"), lines("bad"))
def test_broken_lines_are_refused_by_both(name, text):
    assert editor_objects(name, typed(text))
    assert model_objects(KINDS[name], typed(text))


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_file_is_no_trouble_where_it_holds_only_lists(name):
    assert bool(editor_objects(name, None)) is (KINDS[name].record is not None)
    assert bool(model_objects(KINDS[name], None)) is (KINDS[name].record is not None)


ODD = LINES["odd"].split()

# Other forms of numbers YAML 1.2 takes for numbers and the plan does not.
ALIKE = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{0,8}[1-9])?")


def alike(value: Typed) -> bool:
    number = isinstance(as_seen(value), int | float) and not isinstance(as_seen(value), bool)
    return not number or (value.text != "-0" and ALIKE.fullmatch(value.text) is not None)


letters = st.text("aZ19.-_ :/é", max_size=7)
plain = (st.sampled_from(ODD) | letters.map(str.strip)).map(Typed)
quoted = (st.sampled_from(["", " ", *ODD]) | letters).map(lambda text: Typed(text, quoted=True))
values = st.one_of(plain, quoted).filter(alike)
trees = st.recursive(
    values, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(letters, inner, max_size=2)
)


def places(document: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to everything in a document."""
    inner = document if isinstance(document, dict) else {}
    if isinstance(document, list):
        inner = dict(enumerate(document))
    return [way] + [found for key in inner for found in places(inner[key], (*way, key))]


CHANGES = ["replace", "empty", "list", "unlist", "remove", "add"]


def change(document: Any, way: tuple[Any, ...], how: str, key: str, value: Any) -> None:
    """Change what stands at the end of the way, in place."""
    for step in way[:-1]:
        document = document[step]
    here = document[way[-1]]
    match how:
        case "replace":
            document[way[-1]] = value
        case "empty":
            document[way[-1]] = Typed("")
        case "list":
            document[way[-1]] = [here]
        case "unlist" if isinstance(here, list) and here:
            document[way[-1]] = here[0]
        case "add" if isinstance(document, dict):
            document[key] = value
        case _:
            del document[way[-1]]


@st.composite
def spoilt(draw: st.DrawFn, document: Any) -> Any:
    """A document with up to three things in it changed, taken out or put in."""
    for _ in range(draw(st.integers(1, 3))):
        if ways := places(document)[1:]:
            way, how = draw(st.sampled_from(ways)), draw(st.sampled_from(CHANGES))
            key = draw(st.sampled_from(["id", "title", "due", "every", "own"]))
            change(document, way, how, key, draw(trees))
    return document


def agree(name: str, document: Any) -> None:
    seen, said = editor_objects(name, document), model_objects(KINDS[name], document)
    if not seen and said:
        assert all(" twice" in each or " better than " in each for each in said), said
    else:
        assert bool(seen) is bool(said), (seen, said)


@pytest.mark.parametrize("path", EVERY_KEY, ids=lambda path: path.stem)
def test_the_schema_and_the_model_agree_when_one_thing_in_a_file_changes(path):
    whole = typed(path.read_text("utf-8"))
    for way in places(whole)[1:]:
        for how in CHANGES:
            document = deepcopy(whole)
            change(document, way, how, "own", Typed("x"))
            agree(path.stem.partition(".")[0], document)


@pytest.mark.parametrize("path", EVERY_KEY, ids=lambda path: path.stem)
@given(data=st.data())
def test_the_schema_and_the_model_agree_on_any_file(path, data):
    document = data.draw(spoilt(typed(path.read_text("utf-8"))))
    assume("rag" not in flags(document))
    agree(path.stem.partition(".")[0], document)


def flags(document: Any, key: Any = None) -> set[Any]:
    """The keys that have a plain true or false behind them."""
    if isinstance(document, dict):
        return set().union(*(flags(value, key) for key, value in document.items()))
    if isinstance(document, list):
        return set().union(*(flags(value, key) for value in document))
    return {key} if isinstance(as_seen(document), bool) else set()


@pytest.mark.parametrize("verdict", ["accepted by the schema alone", "accepted by the model alone"])
def test_where_the_two_differ_is_known(verdict):
    """A schema cannot tell how a number was typed, and an editor offers true where it is taken."""
    for case in lines(verdict):
        name, text = case.values
        objected = editor_objects(name, typed(text)), model_objects(KINDS[name], typed(text))
        assert [bool(each) for each in objected] == [
            "schema" not in verdict,
            "model" not in verdict,
        ]


@pytest.mark.parametrize(
    ("old", "new", "editor"),
    [
        ("rag: AMBER", "rag: RED", "accepts"),
        ("[overdue, outcome_missed, off_track, milestone_missed]", "[claimed]", "refuses"),
        ("on_track]", "on_track, overdue]", "refuses"),
        ("on_track]", "on_track, on_track]", "refuses"),
        ("[complete, claimed", "[claimed", "refuses"),
        ("[not_started", "[late", "refuses"),
    ],
)
def test_that_a_colour_stands_twice_is_for_check_alone_but_not_a_condition(old, new, editor):
    path = next(path for path in EVERY_KEY if "own-scheme" in path.stem)
    document = typed(path.read_text("utf-8").replace(old, new))
    assert model_objects(KINDS["plan"], document)
    assert bool(editor_objects("plan", document)) is (editor == "refuses")
