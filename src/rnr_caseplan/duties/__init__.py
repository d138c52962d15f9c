"""Counting duties: from a cadence and what is known to days, without reasons or states."""
