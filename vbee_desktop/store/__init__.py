"""What is kept on this machine: jobs, audio, drafts, settings, and the token in the system's key store."""
