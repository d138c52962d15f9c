"""Documents as JSON, strictly: every fault with its path, all at once."""
