"""The screens: each asks the gateway and shows what it answers."""
