"""Arithmetic on a plan at a date: condition, rating, slippage, measures, working days."""
