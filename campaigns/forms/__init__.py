"""What is typed of plans, activities and collection rounds."""
