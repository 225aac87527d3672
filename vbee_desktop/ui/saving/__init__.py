"""Saving speech: one file or one a paragraph, with subtitles beside."""
