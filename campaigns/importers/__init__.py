"""How workbooks become plans with their targets, and activities with those who took part."""
