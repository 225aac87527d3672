"""The worker against real threads and real sockets."""
