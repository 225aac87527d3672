"""The Speech to text tab: a short recording or a WAV file becomes utterances with times."""
