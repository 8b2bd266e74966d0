type place
    type gift
