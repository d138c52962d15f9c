"""The nouns of case planning: what is known about a case, and what a plan is made of."""
