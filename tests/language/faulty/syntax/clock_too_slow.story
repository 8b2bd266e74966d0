clock from 24:00
clock steps of 0 minutes
clock steps of 2 weeks
