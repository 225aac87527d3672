"""The whole program, driven from outside: real sound server, real display, real assistive technology."""
