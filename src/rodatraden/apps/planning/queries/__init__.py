"""What can be asked about goals, commitments, activities and texts."""
