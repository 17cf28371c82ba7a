"""A deep dive into one theme."""
