"""The desk: a worker picks a situation, answers a few questions, and sees what the law says and whom to call."""
