"""What people type into assessments."""
