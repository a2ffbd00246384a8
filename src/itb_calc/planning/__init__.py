"""Plans and schedules: they only call evaluate."""
