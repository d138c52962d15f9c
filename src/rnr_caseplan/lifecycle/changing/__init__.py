"""What each kind of event changes in a plan: one module for each family of events."""
