"""The composition root: the only place, beside the command line, that builds the object graph."""
