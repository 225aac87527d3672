"""The account that is worked with: its App ID and token, and the profiles."""
