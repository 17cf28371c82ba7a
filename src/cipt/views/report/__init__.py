"""The paper for the board, as plain values: sorted, counted and worded for any template."""
