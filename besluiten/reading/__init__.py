"""What a text promises, and what became of known promises, read without Django."""
