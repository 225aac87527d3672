"""Transcripts to files: the **Export transcript** dialog."""
