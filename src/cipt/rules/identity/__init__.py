"""Ids and printed numbers."""
