"""The typed document: its file, its reading, its evaluation."""
