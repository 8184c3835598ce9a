"""City Hall: what the city's people meet in a browser. Only here is there a clock, and only here a web framework."""
