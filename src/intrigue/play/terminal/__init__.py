"""Playing in a terminal: line by line (`plain`) and on the full screen (`screen`). They draw and ask, no more."""
