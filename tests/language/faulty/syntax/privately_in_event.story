event rain
    privately if cloudy
    then raining
