"""One thread that runs an asyncio loop for all network work, and the bridge from its jobs to Qt signals."""
