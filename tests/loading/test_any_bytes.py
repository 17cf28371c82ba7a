"""Whatever the files of a plan hold, loading tells it in plain words, and soon."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cipt.loading.plan import load_plan
from cipt.rules.registry import all_rules
from cipt.sources.memory import MemoryTree
from cipt.sources.tree import SIZE_LIMIT

RULES = {rule.name for rule in all_rules()}

SOUND = {
    "plan.yaml": "title: Plan\norganisation: Council\nroles: [sro]\nsettings:\n  clear_days: 5\n",
    "people.yaml": "officers:\n  - id: head\n    post: Head\ngroups:\n  - id: b\n    title: B\n",
    "recommendations.yaml": "- id: R1\n  title: Visits\n",
    "themes/1.yaml": "title: Theme\nareas:\n  - id: 1.1\n    title: Area\n",
    "actions/1/1.1.1.yaml": (
        "title: Visit\narea: 1.1\ndue: 2026-04-30\nupdates:\n  - date: 2026-01-02\n    rag: RED\n"
        "repeats:\n  every: month\n  from: 2026-01-31\nsuccess:\n  - measure: 7\n  - In words\n"
    ),
    "measures/7.yaml": "title: M\nreadings:\n  - date: 2026-01\n    value: 80.5\n",
    "meetings.yaml": "meetings:\n  - board: b\n    date: 2026-02-03\n",
    "waivers.yaml": "- rule: overdue\n  subjects: all\n  reason: Agreed\n",
}
FILES = sorted(SOUND)

# Words of the validator and of the parser, which are no words for an officer.
FOREIGN = re.compile(
    r"Input should|Extra inputs|Field required|mapping values|scalar|could not find expected"
    r"|validation error|pydantic|while (parsing|scanning)|NoneType|object at 0x|Traceback"
)


def check(files):
    """Load the files, and look at all that is told of them."""
    loaded = load_plan(MemoryTree(files))
    lines = {path: number_of_lines(data) for path, data in files.items()}
    for trouble in loaded.troubles:
        assert trouble.rule in RULES
        assert 0 < len(trouble.message) <= 100
        assert not FOREIGN.search(f"{trouble.message} {trouble.hint}")
        assert 1 <= trouble.line <= lines.get(trouble.path, 1)
        assert trouble.column is None or trouble.column >= 1
        assert trouble.path in files
    assert {lost.path for lost in loaded.lost} <= {trouble.path for trouble in loaded.troubles}
    for file in loaded.files.values():
        assert isinstance(file.text(1), str)
        assert file.place_of(("no", 3, "such"))
    for kind, places in loaded.places.items():
        for place in places:
            assert loaded.files[place.path].place_of(place.at)[0] >= 1, kind
    return loaded


def number_of_lines(data):
    text = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
    return len(re.split(r"\r\n|\r|\n", text))


def test_the_sound_plan_has_no_trouble():
    assert check(SOUND).troubles == ()


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=40)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_taken(path, data):
    check({**SOUND, path: data})


MARKS = st.sampled_from(
    [
        *"{}[]()#:-|>&*!%@`'\"\\?,~=<> \t\n\r\0\x1b\x85\u2028\u00a0\ufeff“’é",
        *(
            "- ",
            ": ",
            "  ",
            "\n\n",
            "---\n",
            "...",
            "? ",
            "<<: ",
            "&a ",
            "*a",
            "!!str ",
            "|\n",
            ">-\n",
        ),
        *(
            "null",
            "true",
            "1.10",
            "2026-02-30",
            "\\x1b",
            "%",
            "<<<<<<< a\n",
            "=======\n",
            ">>>>>>> b\n",
        ),
    ]
)


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=60)
@given(data=st.data())
def test_a_sound_file_with_slips_of_the_hand_is_taken(path, data):
    text = SOUND[path]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 6)))
        text = text[:start] + data.draw(MARKS) + text[end:]
    check({**SOUND, path: text})


WORDS = """id title area due updates date rag note milestones repeats every from dates done success
measure officers post groups areas sections themes scheme conditions settings glossary waivers rule
subjects source cells completed signed_off readings value x"""
KEYS = st.sampled_from(re.findall(r"\w+", WORDS))
SHAPES = st.recursive(
    st.sampled_from(["", "~", "x", "2026-04-30", "30/4/26", "[]", "{}", "'", "1.10", "- a"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda many: f"[{', '.join(many)}]")
        | st.dictionaries(KEYS, inner, max_size=4).map(
            lambda keys: "{" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}"
        )
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=60)
@given(keys=st.dictionaries(KEYS, SHAPES, max_size=6), as_list=st.booleans())
def test_known_keys_in_any_shape_are_taken(path, keys, as_list):
    lines = [f"{key}: {value}" for key, value in keys.items()]
    text = "\n".join(f"{'  ' if as_list and n else '- ' * as_list}{x}" for n, x in enumerate(lines))
    check({**SOUND, path: f"{text}\n"})


FULL = 128 * 1024


def full_of(piece, before=""):
    return before + piece * ((FULL - len(before)) // len(piece))


WEIGHTS = {
    "one key": "a" * FULL + ": x\n",
    "one value": f"title: {'a' * FULL}\n",
    "a value of digits": f"due: {'1' * FULL}\n",
    "a value of slashes": full_of("1/", "due: "),
    "an id of digits": f"title: A\narea: {'9' * FULL}\n",
    "open brackets": "[" * FULL,
    "open braces": "{a: " * (FULL // 4),
    "open lists": "- " * (FULL // 2),
    "quotes": full_of('a: "b\n'),
    "unknown keys": "".join(f"k{n}:\n" for n in range(12_000)),
    "one key again and again": full_of("a: b\n"),
    "bad entries": full_of("  - a\n", "title: A\narea: 1.1\nupdates:\n"),
    "colons": full_of("a: b: c\n"),
    "conflicts": full_of("<<<<<<< a\n"),
    "indents": "".join(f"{' ' * n}a{n}:\n" for n in range(500)),
    "blank lines": "\n" * FULL,
    "spaces": " " * FULL,
    "escapes": full_of("\\e", 'title: "'),
    "anchors": full_of("- &a *a\n"),
    "more than any file of a plan": "title: A\n" + "#" * (10 * SIZE_LIMIT),
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_file_as_large_as_can_be_is_told_of_in_few_words(name):
    loaded = check({**SOUND, "actions/1/1.1.1.yaml": WEIGHTS[name]})
    assert len(loaded.troubles) <= 250
    assert sum(len(f"{one.message}{one.hint}") for one in loaded.troubles) < 100_000


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("people.yaml", full_of("  - {id: a b}\n", "officers:\n")),
        ("waivers.yaml", full_of("- a\n")),
        ("people.yaml", "".join(f"k{n}:\n" for n in range(12_000))),
        ("plan.yaml", full_of("- a\n", "title: P\norganisation: C\nworkstreams:\n")),
    ],
)
def test_a_list_as_long_as_can_be_is_told_of_in_few_words(path, text):
    loaded = check({**SOUND, path: text})
    assert len(loaded.troubles) <= 250
