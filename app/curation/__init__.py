"""The only place that writes facts: proposing, deciding, attaching."""
