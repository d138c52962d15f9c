"""The rules: each module answers one question, from facts and a policy, with reasons."""
