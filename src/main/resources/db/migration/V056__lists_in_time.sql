-- Lists ask for the names of owners, closers and givers, most of whom there are none of: a function that is not inlined costs as
-- much for nobody as for somebody. A page of fifty duties asked a hundred and fifty times, and asks fifty times now.
ALTER FUNCTION username_of(uuid) STRICT;
