"""Facts as they are proposed: pydantic models without tables, and the rules that hold for whoever proposes."""
