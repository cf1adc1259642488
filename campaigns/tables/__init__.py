"""Lists of plans, activities, rounds and people as tables."""
