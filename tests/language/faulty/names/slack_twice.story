character ann
property rich(ann)
act "Three" until rich(ann)
    slack 1
    slack 2
