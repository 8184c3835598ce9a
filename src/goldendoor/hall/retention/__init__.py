"""Retention: how long sealed records are kept, by schedules and holds that counsel enters; nothing else destroys."""
