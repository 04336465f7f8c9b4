"""Figures: numbers bound to what they measure, whose, and when."""
