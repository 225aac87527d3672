"""Dialogs for finding out what is wrong."""
