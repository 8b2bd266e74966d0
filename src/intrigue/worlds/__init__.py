"""The bundled worlds: one `.story` file each, written to be read; every one shows one thing and says so in its header."""
