"""Bodies that publish on the police, by their names and by how they name themselves."""
