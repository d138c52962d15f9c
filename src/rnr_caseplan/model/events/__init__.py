"""The closed set of events in the life of a plan."""
