"""What tries to break the promise "pay once, lose nothing": short forms as tests, long ones as a bench."""
