"""The wire: tolerant clients for Vbee's two text-to-speech services, its recogniser and its voice list."""
