"""Which roles a plan names: SRO, responsible officer, lead officer."""

from __future__ import annotations

from typing import Literal

from cipt.rules.context import Context

Role = Literal["sro", "responsible", "lead"]


def is_named(context: Context, role: Role) -> bool:
    """Whether the plan names officers in this role.

    It is False too where plan.yaml, which says so, could not be read in full.
    """
    return role in context.plan.header.named_roles and context.is_whole("plan")
