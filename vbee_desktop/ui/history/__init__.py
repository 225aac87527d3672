"""The history: a dock with everything that was made, found again by its words."""
