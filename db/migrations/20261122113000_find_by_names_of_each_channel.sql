-- Names and ids of a customer's other channels stand apart in the index of words from now on: all are read anew.
update customer set is_read = false where is_read;
