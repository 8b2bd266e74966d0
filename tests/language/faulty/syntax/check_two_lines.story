check "x"
    always p
    never q
