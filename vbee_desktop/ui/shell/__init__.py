"""The frame round the two tabs: menus, transport, status bar, and what they share."""
