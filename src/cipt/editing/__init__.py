"""Changes to plan files: lines added and spans replaced, every other byte left as it was."""
