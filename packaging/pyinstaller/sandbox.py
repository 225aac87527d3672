"""Where the frozen sandbox begins: also as its own recogniser."""

import sys

from vbee_desktop.sandbox.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
