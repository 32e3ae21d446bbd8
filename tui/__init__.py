"""The terminal front end of the register."""
