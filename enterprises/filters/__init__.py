"""What the lists of the register can be narrowed to."""
