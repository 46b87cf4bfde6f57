"""The demonstration: fictional gemeenten whose papers are made, read and registered like any upload."""
