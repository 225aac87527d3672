"""The catalogue of faults: each of them at each stage, over real sockets, held against the design."""
