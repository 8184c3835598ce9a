"""Reference data: what agencies are called, the city's buildings, and whom to call there. No register is among it."""
