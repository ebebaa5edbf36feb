"""The words around an amount and the forms that rules of money are written in. Begin at `patterns`."""
