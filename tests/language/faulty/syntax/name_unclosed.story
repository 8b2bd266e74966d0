place `market hall
