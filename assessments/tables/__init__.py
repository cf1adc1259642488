"""Lists of assessments and solutions as tables."""
