"""What other programs read: the law's duties as a calendar."""
