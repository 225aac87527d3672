"""The small button that brings one option back to its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from vbee_desktop.ui.widgets.plain_buttons import ToolButton

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from vbee_desktop.ui.look import Look

    Field = QComboBox | QCheckBox | QDoubleSpinBox | QLineEdit


class ResetButton(ToolButton):
    """Shown while the field holds something else than its default, and the field can be changed."""

    def __init__(self, look: Look, name: str, field: Field, default: object, parent: QWidget) -> None:
        super().__init__(look, parent, icon="undo")
        self._field = field
        self._default = default
        self.set_name(self.tr("Back to the default: %1").replace("%1", name))
        self.clicked.connect(self._reset)
        _changed(field).connect(self._fit)
        self.set_wanted(is_wanted=True)

    def set_wanted(self, *, is_wanted: bool) -> None:
        """Whether the option is in sight and may be changed."""
        self._is_wanted = is_wanted
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(is_wanted)  # the field beside it stays as wide as it is
        self.setSizePolicy(policy)
        self._fit()

    def _fit(self, _value: object = None) -> None:
        self.setVisible(self._is_wanted and _value_of(self._field) != self._default)

    def _reset(self) -> None:
        self._field.setFocus()
        _put(self._field, self._default)


def _changed(field: Field) -> SignalInstance:
    if isinstance(field, QComboBox):
        return field.currentIndexChanged
    if isinstance(field, QCheckBox):
        return field.toggled
    return field.valueChanged if isinstance(field, QDoubleSpinBox) else field.textChanged


def _value_of(field: Field) -> object:
    if isinstance(field, QComboBox):
        return field.currentData()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    return field.value() if isinstance(field, QDoubleSpinBox) else field.text()


def _put(field: Field, value: object) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(value))
    elif isinstance(field, QCheckBox):
        field.setChecked(value is True)
    elif isinstance(field, QDoubleSpinBox):
        field.setValue(value if isinstance(value, int | float) else 0)
    else:
        field.setText(str(value))
