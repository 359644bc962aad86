-- Names and ids that a customer goes by in other conversations stand apart in the index of words: all are read anew.
update customer set is_read = false where is_read;
