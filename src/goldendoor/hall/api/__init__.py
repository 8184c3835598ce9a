"""The API: what the desk answers, as JSON for other programs. Open to everyone, and nothing asked is kept."""
