"""What was spent: today's points in the status line, and the **Points** dialog."""
