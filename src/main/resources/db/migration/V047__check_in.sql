-- Who came, by signed codes that devices may send late (0030), and for how long.
ALTER TABLE participations
    -- the latest moment at which somebody saw the member leave; signed_out_at is the same once it fits the check-in
    ADD COLUMN last_out_at               timestamptz,
    -- minutes that somebody has put right by hand: no scan changes them any more
    ADD COLUMN corrected_at              timestamptz,
    ADD COLUMN corrected_by              uuid,
    ADD COLUMN correction                varchar,
    -- of a minor who was put in at the door: where the guardian's consent is kept
    ADD COLUMN door_consent_kept_at      varchar,
    ADD CONSTRAINT participations_corrected_whole
        CHECK ((corrected_at IS NULL) = (corrected_by IS NULL) AND (corrected_at IS NULL OR minutes IS NOT NULL)),
    ADD CONSTRAINT participations_sign_out_is_the_last CHECK (signed_out_at IS NULL OR signed_out_at = last_out_at),
    ADD CONSTRAINT participations_minutes_of_who_came CHECK (minutes IS NULL OR checked_in_at IS NOT NULL);

-- Of an organization's or everybody's activities in a period, newest first.
CREATE INDEX activities_by_time ON activities (starts_at DESC, id DESC);

-- Whole minutes that count: from coming to going, within the activity, at most a day.
CREATE FUNCTION minutes_within(came timestamptz, went timestamptz, starts timestamptz, ends timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN came IS NOT NULL AND went IS NOT NULL THEN
        least(1440, greatest(0, floor(extract(epoch FROM least(went, ends) - greatest(came, starts)) / 60)))::integer END;

-- A device at a door. Its key is derived from the installation's keys and this id: there is nothing to steal here.
CREATE TABLE activity_doors (
    id              uuid        NOT NULL CONSTRAINT activity_doors_pk PRIMARY KEY,
    activity_id     uuid        NOT NULL CONSTRAINT activity_doors_activity_fk REFERENCES activities,
    organization_id uuid        NOT NULL CONSTRAINT activity_doors_organization_fk REFERENCES organizations,
    label           varchar     NOT NULL,
    opened_at       timestamptz NOT NULL,
    opened_by       uuid        NOT NULL,
    revoked_at      timestamptz,
    revoked_by      uuid,
    CONSTRAINT activity_doors_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
);
CREATE INDEX activity_doors_of_activity ON activity_doors (activity_id, id);
ALTER TABLE activity_doors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY activity_doors_read ON activity_doors FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY activity_doors_opened ON activity_doors FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY activity_doors_changed ON activity_doors FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON activity_doors TO ${app_role};

-- What devices have sent, each scan once, so that sending again changes nothing; no person, kept for 30 days.
CREATE TABLE check_in_scans (
    door_id     uuid        NOT NULL CONSTRAINT check_in_scans_door_fk REFERENCES activity_doors,
    scan_id     uuid        NOT NULL,
    moment      timestamptz NOT NULL,
    direction   varchar     NOT NULL CONSTRAINT check_in_scans_direction_known CHECK (direction IN ('IN', 'OUT')),
    -- what was answered; a refusal may turn into an acceptance when it is sent again, never the other way round
    outcome     varchar     NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT check_in_scans_pk PRIMARY KEY (door_id, scan_id)
);
CREATE INDEX check_in_scans_received ON check_in_scans (received_at);
ALTER TABLE check_in_scans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY check_in_scans_read ON check_in_scans FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM activity_doors d WHERE d.id = door_id));
CREATE POLICY check_in_scans_sent ON check_in_scans FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY check_in_scans_turned ON check_in_scans FOR UPDATE USING (scope_is('system'));
CREATE POLICY check_in_scans_forgotten ON check_in_scans FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON check_in_scans TO ${app_role};
