"""The **Compare voices** dialog: one sentence in two to four voices."""
