character ann
property rich(ann)
act "One" until rich(ann)
    slack
act "Two" until rich(ann)
    slack -1
act "Four" until rich(ann)
    slak 1
act "Five" until rich(ann)
    slack 1 2
