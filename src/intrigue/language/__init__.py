"""The story language: text to worlds and back, with a kind word about every mistake on the way."""
