-- An import that is undone keeps whoever the branch has begun to work with since.
CREATE OR REPLACE FUNCTION member_import_undo(import uuid, most integer) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    taken uuid[];
BEGIN
    IF current_setting('app.scope', true) IS DISTINCT FROM 'system'
        OR NOT EXISTS (SELECT 1 FROM public.member_imports i WHERE i.id = import AND i.state = 'UNDOING') THEN
        RETURN NULL;
    END IF;
    SELECT array_agg(r.member_id) INTO taken FROM (SELECT d.member_id FROM public.member_import_rows d
        JOIN public.members m ON m.id = d.member_id
        WHERE d.import_id = import AND d.state = 'DONE' AND m.import_id = import AND m.version = 0 AND m.status = 'ACTIVE'
          AND NOT EXISTS (SELECT 1 FROM public.member_events e WHERE e.member_id = m.id AND e.kind <> 'IMPORTED')
          -- what came later, with its tables (V038, V041, V043 to V048)
          AND NOT EXISTS (SELECT 1 FROM public.transfers t WHERE t.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.membership_endings g WHERE g.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.members j WHERE j.merged_into = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.applications p WHERE p.merged_into = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.duties d WHERE d.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.course_assignments a WHERE a.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.first_aid_certificates c WHERE c.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.participations w WHERE w.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.leaders l WHERE l.member_id = m.id)
        LIMIT most FOR UPDATE OF m SKIP LOCKED) r;
    DELETE FROM public.member_events WHERE member_id = ANY (taken);
    DELETE FROM public.member_numbers WHERE member_id = ANY (taken);
    DELETE FROM public.members WHERE id = ANY (taken);
    UPDATE public.member_import_rows SET state = 'BAD', findings = coalesce(findings || ' ', '') || 'row:row-undone'
        WHERE import_id = import AND member_id = ANY (taken);
    RETURN taken;
END $$;
