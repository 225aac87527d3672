"""The tests: one folder per room, `support` for what they share, `e2e` for the whole program."""
