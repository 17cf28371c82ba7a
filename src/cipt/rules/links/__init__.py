"""Recommendations, and what refers to what."""
