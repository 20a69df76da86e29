class Config:
    retries = 3
    timeout = retrys * 2
