"""What cannot be read as it stands."""
