-- What a branch takes its members along to (浙红〔2019〕40号 三(七), 四(三)), and who takes part.
CREATE TABLE activities (
    id              uuid        NOT NULL CONSTRAINT activities_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT activities_organization_fk REFERENCES organizations,
    title           varchar     NOT NULL,
    -- sanitized HTML (kernel.RichText)
    description     varchar     NOT NULL,
    place           varchar     NOT NULL,
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    sign_up_until   timestamptz NOT NULL,
    -- null for as many as come
    capacity        integer CONSTRAINT activities_capacity_positive CHECK (capacity > 0),
    -- EVERYONE: members of any organization, and it stands on the public pages; SUBTREE: members within the organization
    audience        varchar     NOT NULL CONSTRAINT activities_audience_known CHECK (audience IN ('SUBTREE', 'EVERYONE')),
    -- which kinds of members; empty for all
    kinds           varchar[]   NOT NULL DEFAULT '{}',
    state           varchar     NOT NULL
        CONSTRAINT activities_state_known CHECK (state IN ('DRAFT', 'PUBLISHED', 'CLOSED', 'HELD', 'REPORTED', 'CANCELLED')),
    -- places that are taken, kept under the row's lock
    taken           integer     NOT NULL DEFAULT 0,
    -- who is asked next for a place: grows with each sign-up
    last_in_queue   bigint      NOT NULL DEFAULT 0,
    -- grows when people have to be told of a change; iCalendar's SEQUENCE
    edition         integer     NOT NULL DEFAULT 0,
    report          varchar,
    guests          integer,
    created_at      timestamptz NOT NULL,
    created_by      uuid        NOT NULL,
    published_at    timestamptz,
    -- when what stands in calendars was written last
    changed_at      timestamptz NOT NULL DEFAULT now(),
    closed_at       timestamptz,
    held_at         timestamptz,
    reported_at     timestamptz,
    cancelled_at    timestamptz,
    -- in words, for whoever has signed up
    cancelled_because varchar,
    reminded_at     timestamptz,
    -- when the names of those who took part were erased; the figures stay
    names_erased_at timestamptz,
    -- who holds it, from the root down: the ancestors of the organization, kept by triggers
    places          uuid[]      NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT activities_end_after_start CHECK (ends_at > starts_at),
    CONSTRAINT activities_sign_up_before_end CHECK (sign_up_until <= ends_at),
    CONSTRAINT activities_taken_within_capacity CHECK (taken >= 0 AND (capacity IS NULL OR taken <= capacity))
);
-- Lists by time, whatever the state and at each level of the tree: a page walks one index for each state.
CREATE INDEX activities_newest ON activities (state, starts_at DESC, id DESC);
CREATE INDEX activities_of_city ON activities ((places[2]), state, starts_at DESC, id DESC);
CREATE INDEX activities_of_county ON activities ((places[3]), state, starts_at DESC, id DESC);
CREATE INDEX activities_of_township ON activities ((places[4]), state, starts_at DESC, id DESC);
CREATE INDEX activities_of_organization ON activities (organization_id, state, starts_at DESC, id DESC);
-- What a member may sign up for.
CREATE INDEX activities_open_to_all ON activities (starts_at, id) WHERE audience = 'EVERYONE' AND state = 'PUBLISHED';
CREATE INDEX activities_open_below ON activities (organization_id, starts_at, id)
    WHERE audience = 'SUBTREE' AND state = 'PUBLISHED';
-- What the program does by itself.
CREATE INDEX activities_to_close ON activities (sign_up_until) WHERE state = 'PUBLISHED';
CREATE INDEX activities_to_remind ON activities (starts_at) WHERE reminded_at IS NULL AND state IN ('PUBLISHED', 'CLOSED');
CREATE INDEX activities_with_names ON activities (ends_at) WHERE names_erased_at IS NULL;
CREATE INDEX activities_in_public ON activities (starts_at, id)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED');
GRANT SELECT, INSERT, UPDATE ON activities TO ${app_role};

CREATE FUNCTION activities_set_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT o.ancestors INTO NEW.places FROM organizations o WHERE o.id = NEW.organization_id;
    RETURN NEW;
END $$;
CREATE TRIGGER activities_places BEFORE INSERT OR UPDATE OF organization_id, places ON activities
    FOR EACH ROW EXECUTE FUNCTION activities_set_places();
CREATE FUNCTION organizations_move_activities() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.activities SET places = NEW.ancestors WHERE organization_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER organizations_activities_follow AFTER UPDATE ON organizations
    FOR EACH ROW WHEN (OLD.ancestors IS DISTINCT FROM NEW.ancestors) EXECUTE FUNCTION organizations_move_activities();

-- One row for each member and activity: signed up, waiting or not any more; come or not; for how long.
CREATE TABLE participations (
    id              uuid        NOT NULL CONSTRAINT participations_pk PRIMARY KEY,
    activity_id     uuid        NOT NULL CONSTRAINT participations_activity_fk REFERENCES activities,
    member_id       uuid        NOT NULL CONSTRAINT participations_member_fk REFERENCES members,
    -- who holds the activity
    organization_id uuid        NOT NULL CONSTRAINT participations_organization_fk REFERENCES organizations,
    state           varchar     NOT NULL
        CONSTRAINT participations_state_known CHECK (state IN ('PLACE', 'WAITING', 'CANCELLED')),
    -- in which order: of two who wait the smaller one moves up first
    queue_no        bigint      NOT NULL,
    asked_at        timestamptz NOT NULL,
    cancelled_at    timestamptz,
    -- as the member has given it to whoever holds the activity, who may be no organization of the member's line; sealed;
    -- null when it was erased
    full_name       bytea,
    -- who has consented for somebody under 18: name, phone and relation, sealed; and when the phone was proved for it
    guardian        bytea,
    guardian_confirmed_at timestamptz,
    -- when somebody who waited got a place
    moved_up_at     timestamptz,
    -- stored and nothing else (PIPL 47)
    restricted_at   timestamptz,
    checked_in_at   timestamptz,
    check_in_way    varchar CONSTRAINT participations_way_known CHECK (check_in_way IN ('SCAN', 'STORED_SCAN', 'BY_HAND')),
    checked_in_by   uuid,
    signed_out_at   timestamptz,
    -- what counts as service: from checking in to signing out, or as corrected by hand
    minutes         integer CONSTRAINT participations_minutes_possible CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT participations_guardian_confirmed CHECK (guardian IS NULL OR guardian_confirmed_at IS NOT NULL),
    CONSTRAINT participations_once UNIQUE (activity_id, member_id),
    CONSTRAINT participations_cancelled CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CONSTRAINT participations_come_with_a_place CHECK (checked_in_at IS NULL OR state = 'PLACE'),
    CONSTRAINT participations_say_how CHECK ((checked_in_at IS NULL) = (check_in_way IS NULL)),
    CONSTRAINT participations_leave_after_coming CHECK (signed_out_at IS NULL OR signed_out_at >= checked_in_at)
);
CREATE INDEX participations_waiting ON participations (activity_id, queue_no) WHERE state = 'WAITING';
CREATE INDEX participations_of_activity ON participations (activity_id, id);
CREATE INDEX participations_in_order ON participations (activity_id, queue_no);
CREATE INDEX participations_of_member ON participations (member_id, id DESC);
CREATE INDEX participations_attended ON participations (organization_id, checked_in_at) WHERE checked_in_at IS NOT NULL;
ALTER TABLE participations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- seen by whoever holds the activity, by the member's own line, and by the member
CREATE POLICY participations_read ON participations FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
CREATE POLICY participations_written ON participations FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY participations_changed ON participations FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON participations TO ${app_role};
CREATE POLICY participations_not_for_stewards ON participations AS RESTRICTIVE FOR SELECT TO ${app_role}
    USING (restricted_at IS NULL OR scope_organization() IS NULL);

-- What those who take part are told: written with the change, told by a worker in small batches. Names nobody.
CREATE TABLE activity_tellings (
    id          uuid        NOT NULL CONSTRAINT activity_tellings_pk PRIMARY KEY,
    activity_id uuid        NOT NULL CONSTRAINT activity_tellings_activity_fk REFERENCES activities,
    kind        varchar     NOT NULL CONSTRAINT activity_tellings_kind_known
        CHECK (kind IN ('ACTIVITY_PLACE', 'ACTIVITY_CHANGED', 'ACTIVITY_CANCELLED', 'ACTIVITY_REMINDER')),
    -- whoever had signed up by then, or has moved up at this moment
    asked_at    timestamptz NOT NULL,
    -- the last participation that was told
    after_id    uuid,
    -- how many participations it has gone through
    told        integer     NOT NULL DEFAULT 0,
    -- also when a later telling has taken its place
    done_at     timestamptz
);
CREATE INDEX activity_tellings_at_work ON activity_tellings (id) WHERE done_at IS NULL;
CREATE INDEX activity_tellings_of_activity ON activity_tellings (activity_id, id);
GRANT SELECT, INSERT, UPDATE ON activity_tellings TO ${app_role};

-- Where a member's calendar is read from without signing in: whoever knows the address reads it, and only its hash is kept.
CREATE TABLE calendar_addresses (
    member_id  uuid        NOT NULL CONSTRAINT calendar_addresses_pk PRIMARY KEY
        CONSTRAINT calendar_addresses_member_fk REFERENCES members ON DELETE CASCADE,
    token_hash bytea       NOT NULL CONSTRAINT calendar_addresses_token_unique UNIQUE,
    made_at    timestamptz NOT NULL
);
ALTER TABLE calendar_addresses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY calendar_addresses_read ON calendar_addresses FOR SELECT USING (scope_is('system'));
CREATE POLICY calendar_addresses_made ON calendar_addresses FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY calendar_addresses_renewed ON calendar_addresses FOR UPDATE USING (scope_is('system'));
CREATE POLICY calendar_addresses_revoked ON calendar_addresses FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_addresses TO ${app_role};

-- A guardian proves a phone to consent.
ALTER TABLE phone_proofs DROP CONSTRAINT phone_proofs_purpose_known,
    ADD CONSTRAINT phone_proofs_purpose_known
        CHECK (purpose IN ('APPLICATION', 'SIGN_IN', 'NEW_PHONE', 'DISOWNING', 'STATUS', 'GUARDIAN'));
