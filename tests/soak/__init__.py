"""Soaking: the same acts over and over in one process, and the program started and quit over and over."""
