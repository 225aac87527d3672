"""The wire: decoders against the documented bodies, clients against real sockets and the real sandbox."""
