"""Many texts to as many files, in one go."""
