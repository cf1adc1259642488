"""Lists of the register as tables."""
