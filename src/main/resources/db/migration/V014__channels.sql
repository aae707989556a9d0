-- How an organization is told beside its inbox. Settings are its own; what it does not say, it takes from the nearest
-- organization above that has a channel of this kind. Endpoints (whom to tell) are passed down only when "shared".
CREATE TABLE channels (
    id              uuid        NOT NULL CONSTRAINT channels_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT channels_organization_fk REFERENCES organizations,
    kind            text        NOT NULL
        CONSTRAINT channels_kind_known CHECK (kind IN ('WEBHOOK', 'WECOM_ROBOT', 'SMS', 'EMAIL')),
    active          boolean     NOT NULL,
    shared          boolean     NOT NULL DEFAULT false,
    -- of notices; none means all
    notice_kinds    text[]      NOT NULL DEFAULT '{}',
    quiet_from      time,
    quiet_to        time,
    settings        jsonb       NOT NULL DEFAULT '{}',
    -- a JSON object, sealed
    secrets         bytea,
    changed_at      timestamptz NOT NULL DEFAULT now(),
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT channels_one_of_a_kind UNIQUE (organization_id, kind),
    CONSTRAINT channels_quiet_has_two_ends CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);

-- Where a message goes: an address of a webhook, a robot's key, a phone, a mailbox. "open_at" is the earliest moment of the
-- next message: it holds windows, and the pauses that an endpoint wants or earns.
CREATE TABLE channel_endpoints (
    id            uuid        NOT NULL CONSTRAINT channel_endpoints_pk PRIMARY KEY,
    channel_id    uuid        NOT NULL CONSTRAINT channel_endpoints_channel_fk REFERENCES channels,
    address       bytea       NOT NULL,
    state         text        NOT NULL DEFAULT 'ACTIVE'
        CONSTRAINT channel_endpoints_state_known CHECK (state IN ('ACTIVE', 'GONE', 'REMOVED')),
    reason        text,
    open_at       timestamptz NOT NULL DEFAULT '-infinity',
    failures      integer     NOT NULL DEFAULT 0,
    failing_since timestamptz,
    CONSTRAINT channel_endpoints_gone_says_why CHECK (state <> 'GONE' OR reason IS NOT NULL)
) WITH (fillfactor = 70);
CREATE INDEX channel_endpoints_channel ON channel_endpoints (channel_id) WHERE state <> 'REMOVED';

-- One notice on one endpoint at one step of its ladder. A claimed row is due again when its lease ends: nothing has to
-- notice that its worker died. Finished rows move to past_deliveries in batches.
CREATE SEQUENCE delivery_leases;
CREATE TABLE deliveries (
    id              uuid        NOT NULL CONSTRAINT deliveries_pk PRIMARY KEY,
    notice_id       uuid        NOT NULL CONSTRAINT deliveries_notice_fk REFERENCES notices,
    step            integer     NOT NULL,
    organization_id uuid        NOT NULL CONSTRAINT deliveries_organization_fk REFERENCES organizations,
    endpoint_id     uuid        NOT NULL CONSTRAINT deliveries_endpoint_fk REFERENCES channel_endpoints,
    state           text        NOT NULL DEFAULT 'SCHEDULED'
        CONSTRAINT deliveries_state_known CHECK (state IN ('SCHEDULED', 'DELIVERED', 'NEEDLESS', 'DEAD')),
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    lease           bigint,
    leased_at       timestamptz,
    reason          text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    CONSTRAINT deliveries_once UNIQUE (notice_id, endpoint_id, step),
    CONSTRAINT deliveries_dead_says_why CHECK (state <> 'DEAD' OR reason IS NOT NULL),
    CONSTRAINT deliveries_finished_has_an_end CHECK ((state = 'SCHEDULED') = (finished_at IS NULL))
) WITH (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state = 'SCHEDULED';
CREATE INDEX deliveries_waiting ON deliveries (endpoint_id, due_at) WHERE state = 'SCHEDULED';
CREATE INDEX deliveries_dead ON deliveries (organization_id, finished_at) WHERE state = 'DEAD';
CREATE INDEX deliveries_finished ON deliveries (finished_at) WHERE state IN ('DELIVERED', 'NEEDLESS');

CREATE TABLE past_deliveries (
    id              uuid        NOT NULL CONSTRAINT past_deliveries_pk PRIMARY KEY,
    notice_id       uuid        NOT NULL,
    step            integer     NOT NULL,
    organization_id uuid        NOT NULL,
    endpoint_id     uuid        NOT NULL,
    state           text        NOT NULL,
    attempts        integer     NOT NULL,
    reason          text,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz NOT NULL
);
CREATE INDEX past_deliveries_notice ON past_deliveries (notice_id);

-- The channel of each kind that tells an organization: its own, or the nearest one above that is shared.
CREATE FUNCTION channels_of(organization uuid) RETURNS SETOF channels
    LANGUAGE sql STABLE
BEGIN ATOMIC
    SELECT DISTINCT ON (c.kind) c.*
    FROM organizations o JOIN channels c ON c.organization_id = ANY (o.ancestors)
    WHERE o.id = organization AND (c.organization_id = o.id OR c.shared)
    ORDER BY c.kind, array_position(o.ancestors, c.organization_id) DESC;
END;

-- When the quiet hours end that hold at this moment, or null when none do. They may pass midnight.
CREATE FUNCTION quiet_until(quiet_from time, quiet_to time, moment timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
    SELECT (l.at::date + quiet_to + CASE WHEN l.at::time >= quiet_to THEN interval '1 day' ELSE interval '0' END)
        AT TIME ZONE 'Asia/Shanghai'
    FROM (SELECT moment AT TIME ZONE 'Asia/Shanghai' AS at) l
    WHERE CASE WHEN quiet_from <= quiet_to THEN l.at::time >= quiet_from AND l.at::time < quiet_to
        ELSE l.at::time >= quiet_from OR l.at::time < quiet_to END;
END;

ALTER TABLE channels ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY channels_read ON channels FOR SELECT USING (scope_is('system') OR scope_is('citizen')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = scope_organization() AND o.ancestors @> ARRAY[organization_id]));
CREATE POLICY channels_written ON channels FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY channels_changed ON channels FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deliveries_planned ON deliveries FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
CREATE POLICY deliveries_read ON deliveries FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY deliveries_changed ON deliveries FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY deliveries_moved ON deliveries FOR DELETE USING (scope_is('system'));

ALTER TABLE past_deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY past_deliveries_moved ON past_deliveries USING (scope_is('system'));

GRANT SELECT, INSERT, UPDATE ON channels, channel_endpoints TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON deliveries TO ${app_role};
GRANT SELECT, INSERT ON past_deliveries TO ${app_role};
GRANT USAGE ON SEQUENCE delivery_leases TO ${app_role};

-- The ladder: when the next step is due, by the working clock; null when none is.
ALTER TABLE notices
    ADD COLUMN next_at timestamptz,
    -- rounds of the review's own deadline, after the acknowledgment
    ADD COLUMN review_round integer NOT NULL DEFAULT 0,
    -- somebody was called: people are not reminded again before the next step that climbs
    ADD COLUMN called_at timestamptz;
CREATE INDEX notices_next ON notices (next_at) WHERE next_at IS NOT NULL;
ALTER TABLE notice_audiences DROP CONSTRAINT notice_audiences_because_known,
    ADD CONSTRAINT notice_audiences_because_known
        CHECK (because IN ('PLACED', 'NOBODY_BELOW', 'GROUP_LEADER', 'NOT_ACKNOWLEDGED', 'NOT_DECIDED', 'NOT_TOLD'));
-- those of before begin their ladder now; the owner obeys the policies, too, and would see none of them
SELECT set_config('app.scope', 'system', true);
UPDATE notices SET next_at = now() WHERE state = 'OPEN';
