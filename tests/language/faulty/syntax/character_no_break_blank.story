type place
