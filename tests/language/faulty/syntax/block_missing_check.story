check "nobody dies"
