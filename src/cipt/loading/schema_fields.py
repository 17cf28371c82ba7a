"""What a field of the model accepts, told to an editor: how it is typed, and not how it is kept.

Pydantic writes the schemas. This corrects what it cannot know: a key with nothing after it counts
as left out, an empty entry of a list is dropped, and one entry may stand for a list of it.
"""

from __future__ import annotations

from typing import Any, cast

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from cipt.model.base import one_or_more

NOTHING: JsonSchemaValue = {"title": "Left empty", "type": "null"}
A_LIST: JsonSchemaValue = {"title": "A list"}
"""Editors tell alternatives apart by their titles."""

SOMETHING: JsonSchemaValue = {"not": {"type": "null"}}


class AsTyped(GenerateJsonSchema):
    """The writer of schemas, for text-only trees as an editor's YAML 1.2 parser sees them.

    A record accepts nothing as well (what a `$ref` leads to is always a record), since records
    stand in lists and under keys that may be left out.
    """

    def field_title_should_be_set(self, schema: object) -> bool:
        """Never: an editor shows a title above the words that explain the key."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """The field, or nothing."""
        return or_nothing(self.generate_inner(schema["schema"]))

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A field that may be left out: nothing is good too. Editors offer a default number."""
        written = or_nothing(self.generate_inner(schema["schema"]))
        default = schema.get("default")
        return {**written, "default": default} if isinstance(default, int) else written

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """One of some words; also where there is only one."""
        return {"enum": list(schema["expected"])}

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list, whose empty entries are dropped."""
        return self._list(schema["items_schema"][0], schema.get("min_length", 0))

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys of the officer's own, any of which may have nothing after it."""
        value = or_nothing(self.generate_inner(schema["values_schema"]))
        return {"type": "object", "additionalProperties": value}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """A list that most often has one entry: that entry may stand by itself."""
        written = self.generate_inner(schema["schema"])
        if schema["function"]["function"] is not one_or_more.func:
            return written
        return {"anyOf": [self.generate_inner(_entry(schema["schema"])), {**A_LIST, **written}]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """One form or another: the model tells them apart by what YAML makes of them."""
        return {"anyOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def _list(self, entry: CoreSchema, at_least: int) -> JsonSchemaValue:
        written: JsonSchemaValue = {
            "type": "array",
            "items": or_nothing(self.generate_inner(entry)),
        }
        if at_least:
            written |= {"contains": SOMETHING, "minContains": at_least}
        return written


def or_nothing(written: JsonSchemaValue) -> JsonSchemaValue:
    """`written`, or an empty value.

    In an enum null would be offered as one of the words, so it stands beside it.
    """
    if takes_nothing(written):
        return written
    if "anyOf" in written:
        first, *others = written["anyOf"]
        first = or_nothing(first)
        return {**written, "anyOf": [*first.get("anyOf", [first]), *others]}
    if "enum" in written:
        return {"anyOf": [written, NOTHING]}
    return {**written, "type": [*types(written), "null"]}


def takes_nothing(written: JsonSchemaValue) -> bool:
    """Whether an empty value is accepted."""
    if "$ref" in written:
        return True
    return "null" in types(written) or any(map(takes_nothing, written.get("anyOf", ())))


def types(written: JsonSchemaValue) -> list[str]:
    """The JSON types that are named."""
    given = written.get("type", [])
    return [given] if isinstance(given, str) else list(given)


def _entry(schema: CoreSchema) -> CoreSchema:
    """The schema of one entry of a list, which may have been given checks of its own."""
    inner: Any = schema
    while inner["type"] != "tuple":
        inner = inner["schema"]
    return cast(CoreSchema, inner["items_schema"][0])
