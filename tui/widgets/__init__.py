"""Widgets that know how to draw, never where data come from."""
