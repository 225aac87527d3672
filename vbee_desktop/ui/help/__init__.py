"""The help: pages that are shipped with the program, in a window of their own."""
