-- Lists ask for the names of owners, closers and givers, most of whom there are none of: a function that is not inlined costs as
-- much for nobody as for somebody. A page of fifty duties asked a hundred and fifty times, and asks fifty times now.
ALTER FUNCTION username_of(uuid) STRICT;

-- The same rule as before; what does not depend on the row is asked once for a statement (as V037 did for members).
ALTER POLICY participations_read ON participations USING ((SELECT scope_is('system'))
    OR EXISTS (SELECT 1 FROM organizations o
        WHERE o.id = organization_id AND o.ancestors @> ARRAY[(SELECT scope_organization())])
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
