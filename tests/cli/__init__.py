"""The command line, tested as another program would use it."""
