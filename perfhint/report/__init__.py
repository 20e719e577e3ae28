"""What people and programs read: terminal output, JSON and patches. Formats what it is given and computes nothing."""
