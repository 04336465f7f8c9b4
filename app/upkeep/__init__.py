"""Keeping a store in order: migrating and checking it."""
