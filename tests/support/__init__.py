"""What the tests of all rooms share: guards, the sandbox process, small real servers."""
