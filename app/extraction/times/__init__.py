"""Dates and periods as EDTF, resolved by the publication day."""
