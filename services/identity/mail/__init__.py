"""Letters to the holders of accounts: queued with what they tell of, sent by the job worker."""
