"""The listen-back check: what a recogniser hears of a take, beside what was sent."""
