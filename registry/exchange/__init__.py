"""Formats in and out: readers, column maps as data, import in stages, exporters."""
