"""Numbers as written, with their units and hedges, as exact values."""
