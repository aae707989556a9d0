-- Whoever holds a phone may say that what was sent with its number is none of their own doing. What was open ends, what no
-- person has decided is taken back, what a person has decided is looked at again; the mark stays in every case.
ALTER TABLE applications
    ADD COLUMN disowned_at timestamptz,
    ADD CONSTRAINT applications_disowned_is_not_open
        CHECK (disowned_at IS NULL OR status NOT IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED'));
CREATE INDEX applications_by_phone ON applications (phone_index, id);

ALTER TABLE members
    ADD CONSTRAINT members_disowned_is_removed
        CHECK (end_reason IS DISTINCT FROM 'DISOWNED' OR (status = 'REMOVED' AND ended_on IS NOT NULL));

-- Whether a proof holds for this phone and purpose; it is not used up: a look and an ending that are asked for again are
-- answered the same, until it expires.
CREATE FUNCTION phone_proof_holds(token bytea, phone bytea, wanted varchar) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.phone_proofs p
        WHERE p.token_hash = token AND p.phone_index = phone AND p.purpose = wanted AND p.used_at IS NULL
          AND p.token_expires_at > now());
$$;

-- A sixth scope, 'phone': app.scope_key is the blind index of a phone that was proved, in hexadecimal.
CREATE FUNCTION scope_phone() RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN current_setting('app.scope', true) = 'phone'
        THEN decode(current_setting('app.scope_key', true), 'hex') END;

-- It opens what was sent with that number, and lets it end, once and in this way only.
CREATE POLICY applications_of_phone ON applications FOR SELECT USING (phone_index = scope_phone());
CREATE POLICY applications_disowned ON applications FOR UPDATE
    USING (phone_index = scope_phone() AND disowned_at IS NULL)
    WITH CHECK (phone_index = scope_phone() AND disowned_at IS NOT NULL);
CREATE POLICY members_of_phone ON members FOR SELECT USING (phone_index = scope_phone());
CREATE POLICY members_disowned ON members FOR UPDATE
    USING (phone_index = scope_phone() AND status = 'ACTIVE')
    WITH CHECK (phone_index = scope_phone() AND status = 'REMOVED' AND end_reason = 'DISOWNED');
-- And it tells the branch and the county of it, as a citizen's submission tells the branch.
CREATE POLICY notices_of_disowning ON notices FOR INSERT WITH CHECK (scope_is('phone') AND kind = 'APPLICATION_DISOWNED'
    AND EXISTS (SELECT 1 FROM applications a WHERE a.id = subject_id AND a.phone_index = scope_phone()));
CREATE POLICY audiences_of_disowning ON notice_audiences FOR INSERT WITH CHECK (scope_is('phone'));
CREATE POLICY deliveries_of_disowning ON deliveries FOR INSERT WITH CHECK (scope_is('phone'));
CREATE POLICY channels_of_disowning ON channels FOR SELECT USING (scope_is('phone'));

ALTER TABLE notice_audiences DROP CONSTRAINT notice_audiences_because_known,
    ADD CONSTRAINT notice_audiences_because_known CHECK (because IN ('PLACED', 'NOBODY_BELOW', 'GROUP_LEADER',
        'NOT_ACKNOWLEDGED', 'NOT_DECIDED', 'NOT_TOLD', 'OVERSEES'));

-- The society by law (county, city or province) that oversees an organization: the nearest one above it, of the province
-- itself. What a branch may have done itself is told there.
CREATE FUNCTION overseer_of(organization uuid) RETURNS uuid
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT a.id FROM organizations o JOIN organizations a ON a.id = ANY (o.ancestors)
         WHERE o.id = organization AND a.id <> o.id AND a.kind IN ('COUNTY', 'CITY', 'PROVINCE')
         ORDER BY array_position(o.ancestors, a.id) DESC LIMIT 1),
        organization);
$$;

-- How many persons data is held of (PIPL 52: 1,000,000 is a threshold), as last counted, for every replica to show.
CREATE TABLE persons_held (
    only_one   boolean     NOT NULL DEFAULT true
        CONSTRAINT persons_held_pk PRIMARY KEY CONSTRAINT persons_held_one_row CHECK (only_one),
    persons    bigint      NOT NULL,
    counted_at timestamptz NOT NULL
);
-- When a level was first found reached, and with how many. The program can add a moment and never change one: that fewer
-- persons are held later takes no duty back.
CREATE TABLE persons_moments (
    moment     varchar     NOT NULL CONSTRAINT persons_moments_pk PRIMARY KEY
        CONSTRAINT persons_moments_known CHECK (moment IN ('ALARM', 'THRESHOLD')),
    level      bigint      NOT NULL,
    persons    bigint      NOT NULL,
    reached_at timestamptz NOT NULL,
    CONSTRAINT persons_moments_reached CHECK (persons >= level)
);
GRANT SELECT, INSERT, UPDATE ON persons_held TO ${app_role};
GRANT SELECT, INSERT ON persons_moments TO ${app_role};

-- More applications of one branch within an hour than come by themselves, or many that share phones: once for a branch and
-- day, told to whoever oversees the branch. Nothing is blocked by it.
CREATE TABLE bursts (
    id              uuid        NOT NULL CONSTRAINT bursts_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT bursts_organization_fk REFERENCES organizations,
    day             date        NOT NULL,
    kind            varchar     NOT NULL CONSTRAINT bursts_kind_known CHECK (kind IN ('MANY_WITHIN_AN_HOUR', 'SHARED_PHONES')),
    applications    bigint      NOT NULL,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    noticed_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT bursts_one_a_day UNIQUE (organization_id, day),
    CONSTRAINT bursts_last_after_first CHECK (last_at >= first_at)
);
ALTER TABLE bursts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bursts_noticed ON bursts FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY bursts_grown ON bursts FOR UPDATE USING (scope_is('system'));
-- a branch does not read of itself: it may be the one who does it
CREATE POLICY bursts_read ON bursts FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]
               AND (o.id <> scope_organization() OR o.kind IN ('COUNTY', 'CITY', 'PROVINCE'))));
GRANT SELECT, INSERT, UPDATE ON bursts TO ${app_role};
