"""The scorecard: every measure of the plan, and whether it moves as it should."""
