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
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT activities_end_after_start CHECK (ends_at > starts_at),
    CONSTRAINT activities_sign_up_before_end CHECK (sign_up_until <= ends_at),
    CONSTRAINT activities_taken_within_capacity CHECK (taken >= 0 AND (capacity IS NULL OR taken <= capacity))
);
CREATE INDEX activities_of_organization ON activities (organization_id, starts_at DESC, id DESC);
CREATE INDEX activities_in_public ON activities (starts_at, id)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED');
GRANT SELECT, INSERT, UPDATE ON activities TO ${app_role};

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
    -- as the member has given it to whoever holds the activity, who may be no organization of the member's line; sealed
    full_name       bytea       NOT NULL,
    checked_in_at   timestamptz,
    check_in_way    varchar CONSTRAINT participations_way_known CHECK (check_in_way IN ('SCAN', 'STORED_SCAN', 'BY_HAND')),
    checked_in_by   uuid,
    signed_out_at   timestamptz,
    -- what counts as service: from checking in to signing out, or as corrected by hand
    minutes         integer CONSTRAINT participations_minutes_possible CHECK (minutes BETWEEN 0 AND 1440),
    CONSTRAINT participations_once UNIQUE (activity_id, member_id),
    CONSTRAINT participations_cancelled CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CONSTRAINT participations_come_with_a_place CHECK (checked_in_at IS NULL OR state = 'PLACE'),
    CONSTRAINT participations_say_how CHECK ((checked_in_at IS NULL) = (check_in_way IS NULL)),
    CONSTRAINT participations_leave_after_coming CHECK (signed_out_at IS NULL OR signed_out_at >= checked_in_at)
);
CREATE INDEX participations_waiting ON participations (activity_id, queue_no) WHERE state = 'WAITING';
CREATE INDEX participations_of_activity ON participations (activity_id, id);
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
