"""Sound: files, conversion, levels, playing and recording."""
