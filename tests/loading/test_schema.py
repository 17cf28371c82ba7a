"""The JSON Schemas: current, whole, and in an officer's words."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cipt.loading.schema import SCHEMA_NAMES, schema_file, schema_text

CHECKOUT = Path(__file__).parents[2]
SCHEMAS = CHECKOUT / "schemas"
EVERY_KEY = sorted((CHECKOUT / "tests" / "data" / "every_key").glob("*.yaml"))


@cache
def shipped_schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / schema_file(name)).read_text("utf-8"))


# --- the files --------------------------------------------------------------------------------


def test_the_schemas_in_the_checkout_are_those_of_the_model():
    stale = [
        name
        for name in SCHEMA_NAMES
        if not (SCHEMAS / schema_file(name)).is_file()
        or (SCHEMAS / schema_file(name)).read_text("utf-8") != schema_text(name)
    ]
    assert not stale, "not current; run: cipt schema --write"
    assert sorted(path.name for path in SCHEMAS.iterdir()) == sorted(map(schema_file, SCHEMA_NAMES))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_schema_is_json_schema_of_2020_with_a_title_and_no_address_of_its_own(name):
    schema = shipped_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"]
    assert schema["description"]
    assert "$id" not in schema


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_definition_is_used_and_every_reference_leads_to_one(name):
    text = (SCHEMAS / schema_file(name)).read_text("utf-8")
    assert set(re.findall(r'"#/\$defs/([^"]+)"', text)) == set(shipped_schema(name)["$defs"])


# --- what an editor shows and writes ----------------------------------------------------------


def schemas_within(schema: Any, place: str) -> list[tuple[str, dict[str, Any]]]:
    """Every schema in a schema, with the way to it."""
    found = [(place, schema)] if isinstance(schema, dict) else []
    for keyword, held in schema.items() if isinstance(schema, dict) else ():
        if keyword in ("properties", "$defs"):
            inner = list(held.items())
        elif keyword in ("anyOf", "allOf"):
            inner = list(enumerate(held))
        elif keyword in ("items", "contains", "additionalProperties"):
            inner = [(keyword, held)]
        else:
            inner = []
        for name, each in inner:
            found += schemas_within(each, f"{place} {name}")
    return found


ALL_SCHEMAS = [
    found for name in SCHEMA_NAMES for found in schemas_within(shipped_schema(name), name)
]


def test_every_key_says_what_it_is_for():
    records = [(place, each) for place, each in ALL_SCHEMAS if "additionalProperties" in each]
    assert len(records) > 40
    silent = [
        f"{place}: {key}"
        for place, each in records
        for key, about in each.get("properties", {}).items()
        if not re.fullmatch(r"[A-Z].{5,}\.", about.get("description", ""))
    ]
    assert not silent


def test_unknown_keys_are_refused_but_where_an_officer_names_them():
    free = {
        place.split()[-1]
        for place, each in ALL_SCHEMAS
        if each.get("additionalProperties", False) is not False
    }
    assert free == {"cells", "glossary", "header"}


def test_no_key_is_headed_by_a_title_of_its_own():
    """An editor would show it above the words that explain the key."""
    titled = [
        f"{place} {key}"
        for place, each in ALL_SCHEMAS
        for key, about in each.get("properties", {}).items()
        if "title" in about and about["title"] != "Filled in"
    ]
    assert not titled


def test_a_refused_form_is_answered_with_how_to_write_it():
    formed = [each for _, each in ALL_SCHEMAS if "pattern" in each]
    assert all(each["patternErrorMessage"] and each["errorMessage"] for each in formed)
    date = shipped_schema("action")["$defs"]["date"]
    words = "Write the date as 2019-04-30, or 2019-04 for the end of April"
    assert date["patternErrorMessage"] == date["errorMessage"] == words
    lists = [each for _, each in ALL_SCHEMAS if "array" in str(each.get("type"))]
    assert all(each.get("errorMessage") for each in lists)


def test_a_word_is_explained_wherever_words_are_to_choose_from():
    plain = {("month", "quarter", "half-year", "year"), ()} | {
        tuple(each["enum"]) for _, each in ALL_SCHEMAS if "weekly" in each.get("enum", ())
    }
    for _, each in ALL_SCHEMAS:
        words = tuple(each.get("enum", ()))
        if words not in plain and len(words) > 1:
            assert len(each["enumDescriptions"]) == len(words)


def test_an_editor_writes_nothing_that_could_pass_for_a_fact():
    """It writes `0` behind a key whose first type is a number, and an example if there is one."""
    for place, each in ALL_SCHEMAS:
        assert "examples" not in each, place
        kinds = each.get("type", [])
        assert kinds not in ("number", "integer"), place
        assert not isinstance(kinds, list) or kinds[:1] not in (["number"], ["integer"]), place
        for snippet in each.get("defaultSnippets", []):
            body = snippet["body"]
            filled = body.values() if isinstance(body, dict) else []
            assert all(re.fullmatch(r"\$\d", text) for text in filled), place


def test_the_keys_that_an_editor_offers_to_write_are_keys_of_that_record():
    offered = 0
    for place, each in ALL_SCHEMAS:
        if "items" in each and "defaultSnippets" in each:
            record = each["items"]["$ref"].removeprefix("#/$defs/")
            keys = shipped_schema(place.split()[0])["$defs"][record]
            for snippet in each["defaultSnippets"]:
                offered += 1
                assert set(keys["required"]) <= set(snippet["body"]) <= set(keys["properties"])
    assert offered >= 4


def test_the_files_with_every_key_have_them_all():
    shown: set[tuple[str, str]] = set()
    for path in EVERY_KEY:
        name = path.stem.partition(".")[0]
        shown |= {(name, key) for key in keys_within(yaml.load(path.read_bytes(), yaml.BaseLoader))}
    for name in SCHEMA_NAMES:
        schema = shipped_schema(name)
        for about in [schema, *schema["$defs"].values()]:
            for key, said in about.get("properties", {}).items():
                assert (name, key) in shown or said.get("enum") == [], key


def keys_within(document: Any) -> set[str]:
    if isinstance(document, dict):
        return set(document).union(*map(keys_within, document.values()))
    return set().union(*map(keys_within, document)) if isinstance(document, list) else set()
