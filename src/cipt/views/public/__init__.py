"""The plan for families, staff and everybody: plain words, posts, and no small numbers."""
