"""The Text to speech tab: script, voices, settings, the main act and the takes."""
