"""What the window shows, worked out without Qt: one pure function for each view."""
