"""What lists of assessments and solutions can be narrowed to."""
