"""``python -m vbee_desktop.sandbox``."""

import sys

from vbee_desktop.sandbox.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
