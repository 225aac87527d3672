"""How words are to be read aloud, and what is sent for what is written."""
