"""The paper for a committee, as plain values: its own header and sections, filled where known."""
