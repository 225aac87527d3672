"""``python -m vbee_desktop`` is ``vbee-desktop``."""

import sys

from vbee_desktop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
