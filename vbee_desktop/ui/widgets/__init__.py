"""Small widgets that know the look and nothing else of the program."""
