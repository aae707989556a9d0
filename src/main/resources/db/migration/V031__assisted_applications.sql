-- Filled in by a steward for somebody without a phone, from a form on paper that the person signed: by which account, and
-- for which organization it acted. Nobody decides what they filled in themselves.
ALTER TABLE applications
    ADD COLUMN assisted_by uuid,
    ADD COLUMN assisted_for uuid CONSTRAINT applications_assisted_for_fk REFERENCES organizations,
    ADD CONSTRAINT applications_assisted_whole CHECK ((assisted_by IS NULL) = (assisted_for IS NULL)),
    ADD CONSTRAINT applications_assisted_decided_by_another CHECK (decided_by <> assisted_by);

-- The paper, the lot that decides whether the county looks at it, and what it found. A lot is a keyed hash of the id: whoever
-- fills in has neither the key nor, before the month is over, the other lots of it.
CREATE TABLE assisted_applications (
    application_id  uuid        NOT NULL CONSTRAINT assisted_applications_pk PRIMARY KEY
        CONSTRAINT assisted_applications_application_fk REFERENCES applications,
    organization_id uuid        NOT NULL CONSTRAINT assisted_applications_organization_fk REFERENCES organizations,
    filled_in_by    uuid        NOT NULL,
    month           date        NOT NULL
        CONSTRAINT assisted_applications_month_begins CHECK (extract(day FROM month) = 1),
    signed_on       date,
    kept_at         varchar,
    lot             bytea       NOT NULL,
    sampled_at      timestamptz,
    outcome         varchar
        CONSTRAINT assisted_applications_outcome_known CHECK (outcome IN ('CONFIRMED', 'NOT_CONFIRMED')),
    note            varchar,
    checked_at      timestamptz,
    checked_by      uuid,
    erased_at       timestamptz,
    CONSTRAINT assisted_applications_paper CHECK (erased_at IS NOT NULL OR (signed_on IS NOT NULL AND kept_at IS NOT NULL)),
    CONSTRAINT assisted_applications_check_whole CHECK ((outcome IS NULL) = (checked_at IS NULL)
        AND (outcome IS NULL) = (checked_by IS NULL)),
    CONSTRAINT assisted_applications_check_of_sampled CHECK (outcome IS NULL OR sampled_at IS NOT NULL),
    CONSTRAINT assisted_applications_checked_by_another CHECK (checked_by <> filled_in_by)
);
CREATE INDEX assisted_applications_of_month ON assisted_applications (month, organization_id);
CREATE INDEX assisted_applications_sampled ON assisted_applications (application_id) WHERE sampled_at IS NOT NULL;

ALTER TABLE assisted_applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY assisted_filled_in ON assisted_applications FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
-- societies by law look at what is below them, and at their own; whoever is looked at reads nothing here
CREATE POLICY assisted_read ON assisted_applications FOR SELECT USING (scope_is('system')
    OR (EXISTS (SELECT 1 FROM organizations c WHERE c.id = scope_organization() AND c.kind IN ('COUNTY', 'CITY', 'PROVINCE'))
        AND EXISTS (SELECT 1 FROM organizations o
            WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])));
CREATE POLICY assisted_checked ON assisted_applications FOR UPDATE USING (scope_is('system')
    OR (EXISTS (SELECT 1 FROM organizations c WHERE c.id = scope_organization() AND c.kind IN ('COUNTY', 'CITY', 'PROVINCE'))
        AND EXISTS (SELECT 1 FROM organizations o
            WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])));
GRANT SELECT, INSERT, UPDATE ON assisted_applications TO ${app_role};

-- The months of which the sample is drawn: once, whoever draws.
CREATE TABLE assisted_draws (
    month    date        NOT NULL CONSTRAINT assisted_draws_pk PRIMARY KEY,
    drawn_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON assisted_draws TO ${app_role};
