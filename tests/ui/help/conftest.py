"""The look of the other widget tests."""

from tests.ui.kit.conftest import look

__all__ = ["look"]
