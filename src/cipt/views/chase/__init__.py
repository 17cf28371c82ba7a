"""The chase as messages: one to each person, with what only they can decide first."""
