"""Who may do what with assessments and solutions."""
