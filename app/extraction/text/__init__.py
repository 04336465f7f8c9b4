"""A text as words, phrases and sentences, offsets kept."""
