"""What every other room speaks in: models, errors, limits, text. Standard library only."""
