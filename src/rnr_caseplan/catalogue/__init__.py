"""The catalogue of rules: each rule's id, what it says in plain words, and its sources."""
