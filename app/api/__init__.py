"""The HTTP interface: one router per resource, and what all of them share."""
