"""How the window looks: colours, type, space, all from one table each."""
