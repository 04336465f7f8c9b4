"""Questions to the store: rows out, never writes."""
