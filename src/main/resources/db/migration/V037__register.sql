-- The register in daily use: pages whose time does not depend on their depth, the numbers that members had before, members
-- who were taken over from paper, and lists that leave the house.
SELECT set_config('app.scope', 'system', true);

-- Where a member belongs, from the root down: the ancestors of the organization, kept by triggers. "Within the subtree of X"
-- is a test of the row alone, and each level of the tree is an index that stands in the order of the list.
ALTER TABLE members ADD COLUMN places uuid[];
UPDATE members m SET places = o.ancestors FROM organizations o WHERE o.id = m.organization_id;
ALTER TABLE members ALTER COLUMN places SET NOT NULL;

CREATE FUNCTION members_set_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT o.ancestors INTO NEW.places FROM organizations o WHERE o.id = NEW.organization_id;
    RETURN NEW;
END $$;
CREATE TRIGGER members_places BEFORE INSERT OR UPDATE OF organization_id, places ON members
    FOR EACH ROW EXECUTE FUNCTION members_set_places();

-- When an organization moves, its members go with it, whoever moves it.
CREATE POLICY members_follow_the_tree ON members FOR UPDATE TO CURRENT_USER USING (true);
CREATE FUNCTION organizations_move_members() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.members SET places = NEW.ancestors WHERE organization_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER organizations_members_follow AFTER UPDATE ON organizations
    FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION organizations_move_members();

-- The order of the list is that of joining, the newest first; a day of joining is for life, so a page never moves.
DROP INDEX members_of_organization;
CREATE INDEX members_of_organization ON members (organization_id, joined_on DESC, id DESC);
CREATE INDEX members_newest ON members (joined_on DESC, id DESC);
CREATE INDEX members_of_city ON members ((places[2]), joined_on DESC, id DESC);
CREATE INDEX members_of_county ON members ((places[3]), joined_on DESC, id DESC);
CREATE INDEX members_of_township ON members ((places[4]), joined_on DESC, id DESC);
CREATE INDEX members_of_group ON members (group_id, joined_on DESC, id DESC) WHERE group_id IS NOT NULL;

-- Asked once for a statement, not once for a row.
ALTER POLICY members_read ON members USING ((SELECT scope_is('system')) OR (SELECT scope_organization()) = ANY (places));

-- Members from paper have no application.
CREATE TABLE member_imports (
    id              uuid        NOT NULL CONSTRAINT member_imports_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT member_imports_organization_fk REFERENCES organizations,
    -- on what ground their data is held, e.g. the forms that they signed and where these are kept
    basis           varchar     NOT NULL CONSTRAINT member_imports_basis_said CHECK (length(basis) BETWEEN 5 AND 400),
    state           varchar     NOT NULL CONSTRAINT member_imports_state_known
        CHECK (state IN ('OPEN', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
    skip_bad        boolean     NOT NULL DEFAULT false,
    -- of the file, so that the same file is the same import; null when it came in parts
    fingerprint     bytea,
    -- null for the operator's command
    created_by      uuid CONSTRAINT member_imports_created_by_fk REFERENCES accounts,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CONSTRAINT member_imports_finished CHECK ((state IN ('DONE', 'UNDONE')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX member_imports_once ON member_imports (organization_id, fingerprint)
    WHERE fingerprint IS NOT NULL AND state <> 'UNDONE';
CREATE INDEX member_imports_at_work ON member_imports (id) WHERE state IN ('CHECKING', 'RUNNING', 'UNDOING');
CREATE INDEX member_imports_old ON member_imports (created_at) WHERE state NOT IN ('DONE', 'UNDONE');
ALTER TABLE member_imports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY member_imports_within ON member_imports USING (scope_is('system') OR EXISTS (SELECT 1 FROM organizations o
    WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON member_imports TO ${app_role};

-- The journal: each row as it was given (sealed, and forgotten when the import is over), what was found, what it became.
CREATE TABLE member_import_rows (
    import_id       uuid        NOT NULL CONSTRAINT member_import_rows_import_fk REFERENCES member_imports,
    part            integer     NOT NULL CONSTRAINT member_import_rows_part_counted CHECK (part BETWEEN 1 AND 200),
    line            integer     NOT NULL CONSTRAINT member_import_rows_line_counted CHECK (line > 0),
    state           varchar     NOT NULL
        CONSTRAINT member_import_rows_state_known CHECK (state IN ('WAITING', 'GOOD', 'BAD', 'DONE')),
    given           bytea,
    identity_key    bytea,
    description_key bytea,
    -- column:code, one after the other; never a value
    findings        varchar,
    member_id       uuid        NOT NULL,
    CONSTRAINT member_import_rows_pk PRIMARY KEY (import_id, part, line)
);
CREATE INDEX member_import_rows_to_do ON member_import_rows (import_id, state, part, line);
CREATE INDEX member_import_rows_of_identity ON member_import_rows (import_id, identity_key) WHERE identity_key IS NOT NULL;
CREATE INDEX member_import_rows_of_person ON member_import_rows (description_key) WHERE description_key IS NOT NULL;
ALTER TABLE member_import_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY member_import_rows_within ON member_import_rows USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM member_imports i WHERE i.id = import_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON member_import_rows TO ${app_role};

ALTER TABLE members
    ADD COLUMN origin varchar NOT NULL DEFAULT 'APPLIED'
        CONSTRAINT members_origin_known CHECK (origin IN ('APPLIED', 'IMPORTED')),
    ADD COLUMN import_id uuid CONSTRAINT members_import_fk REFERENCES member_imports,
    ALTER COLUMN application_id DROP NOT NULL,
    ADD CONSTRAINT members_come_from_somewhere CHECK (CASE origin
        WHEN 'APPLIED' THEN application_id IS NOT NULL AND import_id IS NULL
        ELSE application_id IS NULL AND import_id IS NOT NULL END);

-- Whoever has no application gives and takes back consents as a member.
CREATE POLICY consents_own_of_member ON consents FOR SELECT
    USING (EXISTS (SELECT 1 FROM members m WHERE m.id = subject_id AND m.description_key = scope_person()));
CREATE POLICY consents_own_of_member_given ON consents FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM members m WHERE m.id = subject_id AND m.description_key = scope_person()));
CREATE POLICY consents_own_of_member_ended ON consents FOR UPDATE
    USING (EXISTS (SELECT 1 FROM members m WHERE m.id = subject_id AND m.description_key = scope_person()));
CREATE INDEX members_erased ON members (erased_at) WHERE erased_at IS NOT NULL;

-- The numbers that a member had before or carries on paper, kept as they were given; what was replaced stays.
CREATE TABLE member_numbers (
    id          uuid        NOT NULL CONSTRAINT member_numbers_pk PRIMARY KEY,
    member_id   uuid        NOT NULL CONSTRAINT member_numbers_member_fk REFERENCES members,
    kind        varchar     NOT NULL CONSTRAINT member_numbers_kind_known CHECK (kind IN ('LEGACY', 'PAPER_CARD')),
    number      varchar     NOT NULL CONSTRAINT member_numbers_length CHECK (length(number) BETWEEN 1 AND 60),
    issued_on   date,
    issued_by   varchar,
    -- why it replaced another one
    reason      varchar,
    noted_at    timestamptz NOT NULL,
    noted_by    uuid,
    replaced_at timestamptz
);
CREATE UNIQUE INDEX member_numbers_current ON member_numbers (member_id, kind) WHERE replaced_at IS NULL;
CREATE INDEX member_numbers_of_member ON member_numbers (member_id);
CREATE INDEX member_numbers_found ON member_numbers (number, kind);
ALTER TABLE member_numbers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY member_numbers_read ON member_numbers FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
-- what a person or a phone opens, they only read
CREATE POLICY member_numbers_noted ON member_numbers FOR INSERT WITH CHECK (scope_is('system')
    OR (scope_organization() IS NOT NULL AND EXISTS (SELECT 1 FROM members m WHERE m.id = member_id)));
CREATE POLICY member_numbers_replaced ON member_numbers FOR UPDATE USING (scope_is('system')
    OR (scope_organization() IS NOT NULL AND EXISTS (SELECT 1 FROM members m WHERE m.id = member_id)));
CREATE POLICY member_numbers_erased ON member_numbers FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON member_numbers TO ${app_role};

-- Takes back so many members of an import that is being undone, with what the import wrote of them. Whoever has been worked
-- with since stays; nobody is deleted in any other way.
CREATE POLICY members_import_undone ON members FOR DELETE TO CURRENT_USER USING (origin = 'IMPORTED');
CREATE POLICY member_imports_of_the_owner ON member_imports FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY member_import_rows_of_the_owner ON member_import_rows TO CURRENT_USER USING (true);
CREATE POLICY member_events_import_read ON member_events FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY member_events_import_undone ON member_events FOR DELETE TO CURRENT_USER USING (kind = 'IMPORTED');
CREATE POLICY member_numbers_import_undone ON member_numbers TO CURRENT_USER USING (true);
CREATE FUNCTION member_import_undo(import uuid, most integer) RETURNS uuid[]
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
          -- what came later, with its tables (V038, V041)
          AND NOT EXISTS (SELECT 1 FROM public.transfers t WHERE t.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.membership_endings g WHERE g.member_id = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.members j WHERE j.merged_into = m.id)
          AND NOT EXISTS (SELECT 1 FROM public.applications p WHERE p.merged_into = m.id)
        LIMIT most FOR UPDATE OF m SKIP LOCKED) r;
    DELETE FROM public.member_events WHERE member_id = ANY (taken);
    DELETE FROM public.member_numbers WHERE member_id = ANY (taken);
    DELETE FROM public.members WHERE id = ANY (taken);
    UPDATE public.member_import_rows SET state = 'BAD', findings = coalesce(findings || ' ', '') || 'row:row-undone'
        WHERE import_id = import AND member_id = ANY (taken);
    RETURN taken;
END $$;

-- Lists that leave the house: who asked for which fields of whom and why, who approved, when it was fetched.
CREATE TABLE member_exports (
    id              uuid        NOT NULL CONSTRAINT member_exports_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT member_exports_organization_fk REFERENCES organizations,
    filter          varchar     NOT NULL,
    fields          varchar     NOT NULL,
    reason          varchar     NOT NULL,
    state           varchar     NOT NULL
        CONSTRAINT member_exports_state_known CHECK (state IN ('WAITING', 'READY', 'REFUSED')),
    approval        boolean     NOT NULL,
    counted         integer     NOT NULL,
    token_hash      bytea       NOT NULL CONSTRAINT member_exports_token UNIQUE,
    asked_by        uuid        NOT NULL CONSTRAINT member_exports_asked_by_fk REFERENCES accounts,
    asked_at        timestamptz NOT NULL,
    decided_by      uuid CONSTRAINT member_exports_decided_by_fk REFERENCES accounts,
    decided_at      timestamptz,
    ready_at        timestamptz,
    fetched_at      timestamptz,
    fetches         integer     NOT NULL DEFAULT 0,
    -- the second person is another one
    CONSTRAINT member_exports_by_another CHECK (decided_by <> asked_by),
    CONSTRAINT member_exports_ready CHECK ((state = 'READY') = (ready_at IS NOT NULL)),
    CONSTRAINT member_exports_approved CHECK (NOT approval OR state = 'WAITING' OR decided_by IS NOT NULL)
);
CREATE INDEX member_exports_of_organization ON member_exports (organization_id, id);
CREATE INDEX member_exports_old ON member_exports (asked_at);
ALTER TABLE member_exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY member_exports_within ON member_exports USING (scope_is('system') OR EXISTS (SELECT 1 FROM organizations o
    WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE, DELETE ON member_exports TO ${app_role};
