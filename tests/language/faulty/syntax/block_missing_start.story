start

type place
