world x
address gaara: "sir"
name gaara if cold "x"
address a to b: "x" else "y"
