"""The **Settings** dialog."""
