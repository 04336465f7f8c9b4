"""What events and agreements share: sentences as lines of words, frames over them, who takes part, when, how far."""
