world x
event rain
    refused "It [rain]."
