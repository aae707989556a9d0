-- Filing (备案): the county's monthly receipt of who was admitted. A month is made once, whoever makes it; of each branch that
-- admitted somebody it has one batch, with a row for each membership. A membership is in one batch, and for good.
CREATE TABLE filing_months (
    month   date        NOT NULL CONSTRAINT filing_months_pk PRIMARY KEY
        CONSTRAINT filing_months_begins CHECK (extract(day FROM month) = 1),
    made_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON filing_months TO ${app_role};

-- What one county has to file of one month: it is told once.
CREATE TABLE filing_rounds (
    id        uuid NOT NULL CONSTRAINT filing_rounds_pk PRIMARY KEY,
    county_id uuid NOT NULL CONSTRAINT filing_rounds_county_fk REFERENCES organizations,
    month     date NOT NULL,
    CONSTRAINT filing_rounds_one_per_county_and_month UNIQUE (county_id, month)
);

CREATE TABLE filings (
    id              uuid        NOT NULL CONSTRAINT filings_pk PRIMARY KEY,
    round_id        uuid        NOT NULL CONSTRAINT filings_round_fk REFERENCES filing_rounds,
    organization_id uuid        NOT NULL CONSTRAINT filings_organization_fk REFERENCES organizations,
    month           date        NOT NULL,
    state           varchar     NOT NULL CONSTRAINT filings_state_known CHECK (state IN ('OPEN', 'FILED', 'RETURNED')),
    members         integer     NOT NULL CONSTRAINT filings_of_somebody CHECK (members > 0),
    -- of the last return, when it was about the whole, and what the branch said to it
    reason          varchar,
    answer          varchar,
    made_at         timestamptz NOT NULL,
    decided_at      timestamptz,
    decided_by      uuid,
    CONSTRAINT filings_one_per_branch_and_month UNIQUE (organization_id, month),
    CONSTRAINT filings_decided_by_somebody CHECK (state = 'OPEN' OR (decided_at IS NOT NULL AND decided_by IS NOT NULL))
);
CREATE INDEX filings_of_month ON filings (month, organization_id);
CREATE INDEX filings_of_round ON filings (round_id) WHERE state <> 'FILED';

CREATE TABLE filing_rows (
    member_id        uuid    NOT NULL CONSTRAINT filing_rows_pk PRIMARY KEY
        CONSTRAINT filing_rows_member_fk REFERENCES members,
    filing_id        uuid    NOT NULL CONSTRAINT filing_rows_filing_fk REFERENCES filings,
    joined_on        date    NOT NULL,
    returned         boolean NOT NULL DEFAULT false,
    -- for the branch to look at, and to remove where it is so; nothing is removed by itself
    wrongly_admitted boolean NOT NULL DEFAULT false,
    reason           varchar,
    answer           varchar
);
CREATE INDEX filing_rows_of_filing ON filing_rows (filing_id, member_id);
CREATE INDEX filing_rows_flagged ON filing_rows (filing_id) WHERE wrongly_admitted;
CREATE INDEX filing_rows_returned ON filing_rows (filing_id) WHERE returned;

-- Each act with its day; notices of a return or an answer are about the act.
CREATE TABLE filing_events (
    id              uuid        NOT NULL CONSTRAINT filing_events_pk PRIMARY KEY,
    filing_id       uuid        NOT NULL CONSTRAINT filing_events_filing_fk REFERENCES filings,
    act             varchar     NOT NULL CONSTRAINT filing_events_act_known CHECK (act IN ('FILE', 'RETURN', 'ANSWER')),
    at              timestamptz NOT NULL,
    acted_by        uuid        NOT NULL,
    organization_id uuid        NOT NULL CONSTRAINT filing_events_organization_fk REFERENCES organizations
);
CREATE INDEX filing_events_of_filing ON filing_events (filing_id, id);

-- Identifiers that sort by time, as the program makes them (RFC 9562, version 7), for rows that one statement makes.
CREATE FUNCTION next_id(at timestamptz) RETURNS uuid
    LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7'
        || substr(replace(gen_random_uuid()::text, '-', ''), 1, 3) || '8'
        || substr(replace(gen_random_uuid()::text, '-', ''), 18, 15))::uuid;
$$;

-- Where a branch files: with the nearest county society above it, else with the nearest society by law.
CREATE FUNCTION filed_with(organization uuid) RETURNS uuid
    LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT a.id FROM organizations o JOIN organizations a ON a.id = ANY (o.ancestors)
         WHERE o.id = organization AND a.id <> o.id AND a.kind = 'COUNTY'
         ORDER BY array_position(o.ancestors, a.id) DESC LIMIT 1),
        overseer_of(organization));
$$;

ALTER TABLE filing_rounds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY filing_rounds_made ON filing_rounds FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY filing_rounds_read ON filing_rounds FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = county_id AND o.ancestors @> ARRAY[scope_organization()]));
ALTER TABLE filings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY filings_made ON filings FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY filings_read ON filings FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
-- whoever sends it again only opens it; filing and returning is for societies by law
CREATE POLICY filings_changed ON filings FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]))
    WITH CHECK (scope_is('system') OR state = 'OPEN'
    OR EXISTS (SELECT 1 FROM organizations c WHERE c.id = scope_organization() AND c.kind IN ('COUNTY', 'CITY', 'PROVINCE')));
ALTER TABLE filing_rows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY filing_rows_made ON filing_rows FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY filing_rows_read ON filing_rows FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM filings f WHERE f.id = filing_id));
CREATE POLICY filing_rows_changed ON filing_rows FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM filings f WHERE f.id = filing_id));
ALTER TABLE filing_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY filing_events_noted ON filing_events FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM filings f WHERE f.id = filing_id));
CREATE POLICY filing_events_read ON filing_events FOR SELECT USING (EXISTS (SELECT 1 FROM filings f WHERE f.id = filing_id));

GRANT SELECT, INSERT ON filing_rounds, filing_events TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON filings, filing_rows TO ${app_role};
