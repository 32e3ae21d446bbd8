"""Quanze: the administrative power-list and law-enforcement registry of a city."""
