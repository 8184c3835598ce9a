"""Executive Order 34 §§ 3-4 on asking about status, written once for each engine that is measured."""
