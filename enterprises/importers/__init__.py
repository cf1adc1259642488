"""How spreadsheets become records of the register."""
