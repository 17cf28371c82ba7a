"""One slip of the hand in any line of a real action: told once, there, and undone by the hint."""

import re

import pytest

from cipt.loading.text_tree import read_text_tree

from .following_hints import followed

ACTION = """\
title: Twelve-month check and audit of child protection plans
area: 9.9
recommendations: [R5, AFI7]
responsible: assistant-director-performance
due: 2019-04-30
revisions:
  - asked: 2019-04-10
    due: 2019-06-30
    reason: Two chairs' posts are vacant, and both are advertised
    agreed: 2019-04-24
waiting_for:
  what: The new patient records system
  who: bthft
success:
  - Audits grade more plans good
  - Fewer plans run for more than two years
updates:
  - date: 2019-05-31
    rag: RED
    note: First audits found drift in a third of plans
"""


def before_value(line: str, sign: str) -> str | None:
    found = re.match(r"( *(?:- )?(?:\w+: )?)([A-Z]\w+ \w+ .*)", line)
    return f"{found[1]}{sign}{found[2]}" if found else None


SLIPS = {
    "a colon in the text": lambda line: before_value(line, "Review: "),
    "an @ before the text": lambda line: before_value(line, "@"),
    "a % before the text": lambda line: before_value(line, "% "),
    "a > before the text": lambda line: before_value(line, "> "),
    "a * before the text": lambda line: before_value(line, "*"),
    "a word in brackets before the text": lambda line: before_value(line, "[Draft] "),
    "a quotation mark that is not closed": lambda line: before_value(line, '"'),
    "an apostrophe before the text": lambda line: before_value(line, "'"),
    "no space after the colon": lambda line: re.sub(r"^( *(?:- )?\w+): (?=\S)", r"\1:", line),
    "an equals sign": lambda line: re.sub(r"^( *(?:- )?\w+): (?=\S)", r"\1 = ", line),
    "no space after the dash": lambda line: re.sub(r"^( *)- ", r"\1-", line),
    "a space too many": lambda line: f" {line}",
    "a space too few": lambda line: line.removeprefix(" "),
    "a tab": lambda line: re.sub(r"^ {2,}", "\t", line),
    "a non-breaking space": lambda line: re.sub(r": (?=\S)", ":\u00a0", line),
    "no closing bracket": lambda line: line.replace("]", ""),
    "no colon": lambda line: re.sub(r"^(\w+):$", r"\1", line),
    "no colon before the value": lambda line: re.sub(
        r"^( *(?:- )?(?!who)\w+): (?=\S)", r"\1 ", line
    ),
    "a star for the dash": lambda line: re.sub(r"^( *)- ", r"\1* ", line),
    "a number for the dash": lambda line: re.sub(r"^( *)- ", r"\g<1>1. ", line),
    "no dash": lambda line: re.sub(r"^( *)- ", r"\1", line),
}
SLIPPED = [
    pytest.param(name, number, typed, id=f"{name} in line {number}")
    for name, slip in SLIPS.items()
    for number, line in enumerate(ACTION.splitlines(), 1)
    if (typed := slip(line)) and typed != line
]


@pytest.mark.parametrize(("slip", "number", "typed"), SLIPPED)
def test_a_slip_in_any_line_is_told_once_there_and_undone_by_its_hint(slip, number, typed):
    lines = ACTION.splitlines()
    lines[number - 1] = typed
    troubles = read_text_tree("\n".join(lines).encode(), "p.yaml").troubles
    assert [trouble.line for trouble in troubles] == [number]
    mended = followed(lines, number, troubles[0].hint or "")
    if mended is not None:
        after = read_text_tree("\n".join(mended).encode(), "p.yaml")
        assert after.troubles == ()
        if "text" not in slip:
            assert after.tree == read_text_tree(ACTION.encode(), "p.yaml").tree


def test_several_slips_are_told_at_once():
    text = ACTION.replace("due: 2019-04-30", "due:2019-04-30", 1)
    text = text.replace("- Audits", "- @Audits").replace("First audits", "First: audits")
    told = [trouble.line for trouble in read_text_tree(text.encode(), "p.yaml").troubles]
    assert told == [5, 15, 20]
