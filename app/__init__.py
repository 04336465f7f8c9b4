"""Tradefacts: a REST API for bilateral trade facts, each with the characters of the article that say so."""

__version__ = "0.1.0"
