"""Use cases as coroutines, without Qt: synthesize, transcribe, choose a voice, look at a file."""
