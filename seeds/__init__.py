"""Reference data of the register, its loader, and the generator of demonstration data."""
