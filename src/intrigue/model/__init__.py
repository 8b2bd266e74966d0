"""What a story world is: frozen data that every other part reads and none changes."""
