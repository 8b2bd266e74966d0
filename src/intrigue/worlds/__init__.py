"""The bundled worlds: one `.story` file each, written to be read; each shows one thing and says so in its header."""
