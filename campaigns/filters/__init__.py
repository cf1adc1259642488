"""What the lists of this app can be narrowed to."""
