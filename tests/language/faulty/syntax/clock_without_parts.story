clock
clock 14:00
clock from 14:00 steps of 5 minutes
clock from 14:00, 5 minutes
