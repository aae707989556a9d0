-- What a branch owes a new member (跟进事项): each admission opens them, whoever does them closes them.
CREATE TABLE duties (
    id              uuid        NOT NULL CONSTRAINT duties_pk PRIMARY KEY,
    member_id       uuid        NOT NULL CONSTRAINT duties_member_fk REFERENCES members,
    -- who owes it now, until it is over: it follows the member
    organization_id uuid        NOT NULL CONSTRAINT duties_organization_fk REFERENCES organizations,
    -- from the root down, kept by triggers as those of members are
    places          uuid[]      NOT NULL,
    kind            varchar     NOT NULL
        CONSTRAINT duties_kind_known CHECK (kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY')),
    state           varchar     NOT NULL CONSTRAINT duties_state_known CHECK (state IN ('OPEN', 'DONE', 'NEEDLESS')),
    due_at          timestamptz NOT NULL,
    -- before anybody postponed it
    first_due_at    timestamptz NOT NULL,
    postponed       integer     NOT NULL DEFAULT 0 CONSTRAINT duties_postponed_counted CHECK (postponed >= 0),
    opened_at       timestamptz NOT NULL,
    -- the account that has taken it on; null while none has, and when it was taken on by a link, which has no account
    owner_id        uuid CONSTRAINT duties_owner_fk REFERENCES accounts,
    taken_on_at     timestamptz,
    closed_at       timestamptz,
    -- the account that has done it; null when it closed by itself
    closed_by       uuid,
    CONSTRAINT duties_close_when_over CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT duties_closed_by_who_did CHECK (closed_by IS NULL OR state = 'DONE'),
    CONSTRAINT duties_owned_since CHECK (owner_id IS NULL OR taken_on_at IS NOT NULL)
);
CREATE UNIQUE INDEX duties_one_open ON duties (member_id, kind) WHERE state = 'OPEN';
CREATE INDEX duties_of_member ON duties (member_id, id);
-- a ledger goes through the duties of one branch in the order in which they were opened
CREATE INDEX duties_in_order ON duties (organization_id, id);
-- each level of the tree has its list, in the order of what is due
CREATE INDEX duties_listed ON duties (state, kind, due_at, id);
CREATE INDEX duties_of_city ON duties ((places[2]), state, kind, due_at, id);
CREATE INDEX duties_of_county ON duties ((places[3]), state, kind, due_at, id);
CREATE INDEX duties_of_township ON duties ((places[4]), state, kind, due_at, id);
CREATE INDEX duties_of_organization ON duties (organization_id, state, kind, due_at, id);
CREATE INDEX duties_of_owner ON duties (owner_id, state, kind, due_at, id) WHERE owner_id IS NOT NULL;

ALTER TABLE duties ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- of the functions below, which run as the owner
CREATE POLICY duties_of_the_owner ON duties TO CURRENT_USER USING (true);
CREATE POLICY duties_read ON duties FOR SELECT
    USING ((SELECT scope_is('system')) OR (SELECT scope_organization()) = ANY (places));
CREATE POLICY duties_opened ON duties FOR INSERT WITH CHECK (scope_is('system') OR scope_is('citizen')
    OR scope_organization() = ANY (places));
CREATE POLICY duties_changed ON duties FOR UPDATE
    USING ((SELECT scope_is('system')) OR (SELECT scope_organization()) = ANY (places));
GRANT SELECT, INSERT, UPDATE ON duties TO ${app_role};

CREATE FUNCTION duties_set_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT o.ancestors INTO NEW.places FROM organizations o WHERE o.id = NEW.organization_id;
    RETURN NEW;
END $$;
CREATE TRIGGER duties_places BEFORE INSERT OR UPDATE OF organization_id, places ON duties
    FOR EACH ROW EXECUTE FUNCTION duties_set_places();

CREATE FUNCTION organizations_move_duties() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.duties SET places = NEW.ancestors WHERE organization_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER organizations_duties_follow AFTER UPDATE ON organizations
    FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION organizations_move_duties();

-- What was done with a duty, in the order of the ids. Never changed; only the words go with the person.
CREATE TABLE duty_events (
    id         uuid        NOT NULL CONSTRAINT duty_events_pk PRIMARY KEY,
    duty_id    uuid        NOT NULL CONSTRAINT duty_events_duty_fk REFERENCES duties,
    kind       varchar     NOT NULL CONSTRAINT duty_events_kind_known
        CHECK (kind IN ('TAKEN_ON', 'POSTPONED', 'HANDED_OVER', 'MOVED', 'DONE', 'NEEDLESS')),
    at         timestamptz NOT NULL,
    -- null when it went by itself, and when it was taken on by a link
    account_id uuid,
    -- due since then; the one who has it since then; the organization that owed it before
    due_at     timestamptz,
    owner_id   uuid,
    from_id    uuid,
    reason     varchar CONSTRAINT duty_events_reason_length CHECK (length(reason) <= 400),
    CONSTRAINT duty_events_postponed_until CHECK ((kind = 'POSTPONED') = (due_at IS NOT NULL)),
    CONSTRAINT duty_events_handed_to_somebody CHECK (kind <> 'HANDED_OVER' OR owner_id IS NOT NULL)
);
CREATE INDEX duty_events_of_duty ON duty_events (duty_id, id);
ALTER TABLE duty_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duty_events_of_the_owner ON duty_events TO CURRENT_USER USING (true);
CREATE POLICY duty_events_read ON duty_events FOR SELECT
    USING ((SELECT scope_is('system')) OR EXISTS (SELECT 1 FROM duties d WHERE d.id = duty_id));
CREATE POLICY duty_events_noted ON duty_events FOR INSERT
    WITH CHECK (scope_is('system') OR EXISTS (SELECT 1 FROM duties d WHERE d.id = duty_id));
-- when a person is erased
CREATE POLICY duty_events_forgotten ON duty_events FOR UPDATE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE ON duty_events TO ${app_role};

-- When what is owed is due, for an organization and whoever below sets nothing else; null is what holds above. Of no person.
CREATE TABLE duty_settings (
    organization_id      uuid    NOT NULL CONSTRAINT duty_settings_pk PRIMARY KEY
        CONSTRAINT duty_settings_organization_fk REFERENCES organizations,
    contact_working_days integer CONSTRAINT duty_settings_contact_bounded CHECK (contact_working_days BETWEEN 1 AND 30),
    entry_education_days integer CONSTRAINT duty_settings_education_bounded CHECK (entry_education_days BETWEEN 1 AND 365),
    first_activity_days  integer CONSTRAINT duty_settings_activity_bounded CHECK (first_activity_days BETWEEN 1 AND 365),
    version              integer NOT NULL DEFAULT 0
);
ALTER TABLE duty_settings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- a citizen's submission reads them, too
CREATE POLICY duty_settings_read ON duty_settings FOR SELECT USING (true);
CREATE POLICY duty_settings_made ON duty_settings FOR INSERT WITH CHECK (scope_is('system') OR EXISTS
    (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY duty_settings_changed ON duty_settings FOR UPDATE USING (scope_is('system') OR EXISTS
    (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON duty_settings TO ${app_role};

-- The nearest that is set, from the organization up; null where none is. One row, as a table: so it is planned with what asks.
CREATE FUNCTION duty_days(organization uuid) RETURNS TABLE (contact integer, education integer, activity integer)
    LANGUAGE sql STABLE ROWS 1 AS $$
    SELECT (array_agg(s.contact_working_days ORDER BY u.depth DESC) FILTER (WHERE s.contact_working_days IS NOT NULL))[1],
        (array_agg(s.entry_education_days ORDER BY u.depth DESC) FILTER (WHERE s.entry_education_days IS NOT NULL))[1],
        (array_agg(s.first_activity_days ORDER BY u.depth DESC) FILTER (WHERE s.first_activity_days IS NOT NULL))[1]
    FROM organizations o CROSS JOIN LATERAL unnest(o.ancestors) WITH ORDINALITY AS u (id, depth)
    JOIN duty_settings s ON s.organization_id = u.id WHERE o.id = $1
$$;

-- A time in which an organization owes its members something that is overdue: one notice, whatever it is and however much.
CREATE TABLE duty_lapses (
    id              uuid        NOT NULL CONSTRAINT duty_lapses_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT duty_lapses_organization_fk REFERENCES organizations,
    opened_at       timestamptz NOT NULL,
    closed_at       timestamptz,
    CONSTRAINT duty_lapses_end_after_beginning CHECK (closed_at >= opened_at)
);
CREATE UNIQUE INDEX duty_lapses_one_open ON duty_lapses (organization_id) WHERE closed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON duty_lapses TO ${app_role};

-- What has ended by itself counts as answered, by nobody.
ALTER TABLE notices DROP CONSTRAINT notices_acknowledged_by_somebody,
    ADD CONSTRAINT notices_acknowledged_by_somebody CHECK ((state = 'ACKNOWLEDGED') = (acknowledged_at IS NOT NULL
        AND num_nonnulls(acknowledged_by, acknowledged_by_link) = ANY (
            CASE kind WHEN 'DUTIES_OVERDUE' THEN ARRAY[0, 1] ELSE ARRAY[1] END)));

-- The two below run as the owner: a course or an activity of another organization closes what the member's branch owes,
-- and whether anything is overdue there is asked of all that it owes, not of what the asking transaction sees.
CREATE FUNCTION settle_duty(member uuid, what text, now timestamptz, account uuid, event uuid) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH done AS (
        UPDATE public.duties SET state = 'DONE', closed_at = $3, closed_by = $4
        WHERE member_id = $1 AND kind = $2 AND state = 'OPEN' RETURNING id, organization_id),
    noted AS (
        INSERT INTO public.duty_events (id, duty_id, kind, at, account_id) SELECT $5, id, 'DONE', $3, $4 FROM done)
    SELECT organization_id FROM done
$$;

CREATE FUNCTION close_lapse(organization uuid, now timestamptz) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    UPDATE public.duty_lapses l SET closed_at = greatest($2, l.opened_at)
    WHERE l.organization_id = $1 AND l.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM public.duties d
        WHERE d.organization_id = $1 AND d.state = 'OPEN' AND d.kind IN ('CONTACT', 'ENTRY_EDUCATION', 'FIRST_ACTIVITY')
          AND d.due_at < $2)
    RETURNING l.id
$$;
REVOKE EXECUTE ON FUNCTION settle_duty, close_lapse FROM PUBLIC;
GRANT EXECUTE ON FUNCTION settle_duty, close_lapse TO ${app_role};
