"""The worksheet as a document: kept, signed, checked by a second person, recorded."""
