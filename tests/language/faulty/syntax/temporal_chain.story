check "x"
    always p until q before r
