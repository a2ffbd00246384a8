"""An evaluation made ready to be read away from the program."""
