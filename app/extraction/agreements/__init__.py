"""Agreements: documents and deals between parties, at whatever stage."""
