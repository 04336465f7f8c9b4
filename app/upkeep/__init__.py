"""Keeping a store in order: migrating it, proving it, backing it up and restoring it."""
