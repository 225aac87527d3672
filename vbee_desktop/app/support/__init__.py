"""What helps the help desk: the log, crash reports, diagnostics."""
