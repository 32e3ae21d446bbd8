"""The one door for writes: authorise, load, compare, gate, write, record, index, commit."""
