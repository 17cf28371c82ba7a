"""cipt keeps a children's services improvement plan as plain text, and checks and reports it."""

__version__ = "0.1.0"
