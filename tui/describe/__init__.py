"""From read records to pages of text: pure functions, one file per thing described."""
