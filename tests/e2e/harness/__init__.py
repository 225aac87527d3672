"""The machinery around the program: sound server, display, session bus, AT-SPI driver. Linux, as in CI."""
