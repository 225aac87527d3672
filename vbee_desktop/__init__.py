"""Vbee Desktop: Vietnamese text to speech and speech to text in one window."""

__version__ = "0.1.0"
