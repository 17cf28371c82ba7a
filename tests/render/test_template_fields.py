"""The page on what templates get is made from the views' own types, and is current."""

import dataclasses
import re
import typing

import pytest

from cipt.cli.report_templates import template_values
from cipt.render.template_fields import fields_page
from cipt.shipped import shipped


def test_the_page_on_the_fields_of_templates_is_current(golden):
    golden(shipped("templates") / "FIELDS.md", fields_page(template_values()))


def test_every_folder_of_templates_is_told_of():
    folders = {path.parent.name for path in shipped("templates").glob("*/*.j2")} - {"parts"}
    assert set(template_values()) == folders


def test_no_two_sections_of_the_page_have_one_name():
    names = re.findall(r"^## (\w+)$", fields_page(template_values()), flags=re.MULTILINE)
    assert len(names) == len(set(names))


def test_every_link_of_the_page_leads_to_a_section():
    page = fields_page(template_values())
    sections = {name.lower() for name in re.findall(r"^## (\w+)$", page, flags=re.MULTILINE)}
    assert set(re.findall(r"\(#(\w+)\)", page)) <= sections


@dataclasses.dataclass(frozen=True, slots=True)
class Inner:
    """What is within."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Outer:
    """A whole.

    `one`, `two`: the parts, one | two. `maybe`: what need not be there.
    """

    one: tuple[Inner, ...]
    two: int
    maybe: Inner | None
    kind: typing.Literal["a", "b"]


def test_a_field_is_told_with_its_type_and_what_its_docstring_says():
    assert fields_page({"view": Outer}).split("\n## ")[1].rstrip().splitlines() == [
        "Outer",
        "",
        "A whole.",
        "",
        "| field | what it is | what it holds |",
        "|---|---|---|",
        "| `one` | list of [Inner](#inner) | the parts, one \\| two. |",
        "| `two` | number | the parts, one \\| two. |",
        "| `maybe` | [Inner](#inner) or nothing | what need not be there. |",
        "| `kind` | `a`, `b` |  |",
    ]


@pytest.mark.parametrize("view", template_values())
def test_a_template_of_one_line_can_name_every_field_of_its_value(view):
    value = template_values()[view]
    page = fields_page({view: value})
    assert all(f"| `{field.name}` |" in page for field in dataclasses.fields(value))
