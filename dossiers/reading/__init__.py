"""What a machine reads in the text of a stuk, without Django: structure, metadata, references, personal data."""
