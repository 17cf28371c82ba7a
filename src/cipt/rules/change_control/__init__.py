"""Dates and commitments that change."""
