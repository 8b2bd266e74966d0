place ``
