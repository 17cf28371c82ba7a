"""What cipt writes into a plan file reads back as it was meant, and is quoted only if need be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cipt.editing.values import quoted
from cipt.loading.text_tree import read_text_tree

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
TROUBLESOME = st.text(alphabet=" :#-'\"\\\n\t[]{}|>%@&*!,?~=0.ab‘“\u00a0Â…é•", max_size=12)
IN_A_FILE = ("key: {}\n", "- {}\n", "key:\n  - {}", "- key: {}\r\n  other: text\r\n")


@given(st.one_of(ANY_TEXT, TROUBLESOME), st.sampled_from(IN_A_FILE))
def test_every_text_reads_back_as_it_was_after_a_key_and_in_a_list(text, place):
    reading = read_text_tree(place.format(quoted(text)).encode(), "file.yaml")
    assert reading.readable
    assert not any(trouble.costs for trouble in reading.troubles)
    tree = reading.tree
    while isinstance(tree, dict | list):
        tree = tree[0] if isinstance(tree, list) else tree["key"]
    assert tree == text


@pytest.mark.parametrize(
    "text",
    [
        *("Printed so in the published plan, which leaves it blank", "1.10", "no", "2019-04-30"),
        *("it's", "50% of visits", "you said, we did", "a - b", "é – ‘x’", "3.6.1b", "C:\\plan"),
    ],
)
def test_what_yaml_reads_as_text_stays_bare(text):
    assert quoted(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Because: it was so", '"Because: it was so"'),
        ("see risk #14", '"see risk #14"'),
        ("null", '"null"'),
        ("", '""'),
        ("- x", '"- x"'),
        ("two\nlines", '"two\\nlines"'),
        ("\u00a0x", '"\\xa0x"'),
        ('say "no": now', "'say \"no\": now'"),
        ('it\'s "so": there', "'it''s \"so\": there'"),
    ],
)
def test_what_yaml_would_misread_is_quoted(text, written):
    assert quoted(text) == written


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "\ud800", "a\x85b"])
def test_what_no_plan_file_can_hold_is_refused(text):
    with pytest.raises(ValueError, match="no plan file can hold"):
        quoted(text)
