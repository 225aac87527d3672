"""The window: QtWidgets, item models and the sentences a person reads."""
