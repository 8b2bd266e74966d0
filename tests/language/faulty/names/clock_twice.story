clock from 14:00
clock steps of 5 minutes
