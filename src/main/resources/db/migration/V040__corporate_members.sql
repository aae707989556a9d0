-- Corporate members (团体会员): units, decided by the county of their seat. What of a unit is in public registers stands here
-- in clear; who represents it and who is its contact are persons, sealed like all persons.
CREATE TABLE corporate_applications (
    id                   uuid        NOT NULL CONSTRAINT corporate_applications_pk PRIMARY KEY,
    receipt              varchar     NOT NULL CONSTRAINT corporate_applications_receipt_unique UNIQUE,
    -- of the poster; null when a steward entered it from paper
    code                 varchar CONSTRAINT corporate_applications_code_fk REFERENCES enrollment_codes,
    organization_id      uuid        NOT NULL CONSTRAINT corporate_applications_organization_fk REFERENCES organizations,
    region_id            bigint      NOT NULL CONSTRAINT corporate_applications_region_fk REFERENCES regions,
    credit_code          varchar     NOT NULL
        CONSTRAINT corporate_applications_credit_code_shape CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    name                 varchar     NOT NULL
        CONSTRAINT corporate_applications_name_length CHECK (length(name) BETWEEN 2 AND 100),
    legal_representative bytea,
    contact_name         bytea,
    contact_name_index   bytea,
    phone                bytea,
    phone_index          bytea,
    status               varchar     NOT NULL CONSTRAINT corporate_applications_status_known
        CHECK (status IN ('RECEIVED', 'ADMITTED', 'REFUSED', 'WITHDRAWN')),
    member_id            uuid,
    submitted_at         timestamptz NOT NULL,
    entered_by           uuid,
    kept_at              varchar,
    decided_at           timestamptz,
    decided_by           uuid,
    decision_reason      varchar,
    erased_at            timestamptz,
    CONSTRAINT corporate_applications_admitted_is_member CHECK ((status = 'ADMITTED') = (member_id IS NOT NULL)),
    CONSTRAINT corporate_applications_decided CHECK ((status = 'RECEIVED') = (decided_at IS NULL)),
    CONSTRAINT corporate_applications_refusal_says_why
        CHECK (status <> 'REFUSED' OR decision_reason IS NOT NULL OR erased_at IS NOT NULL),
    CONSTRAINT corporate_applications_from_a_code_or_paper CHECK ((code IS NULL) = (entered_by IS NOT NULL)),
    CONSTRAINT corporate_applications_decided_by_another CHECK (decided_by <> entered_by),
    CONSTRAINT corporate_applications_whole_or_erased CHECK (CASE WHEN erased_at IS NULL
        THEN num_nulls(legal_representative, contact_name, contact_name_index, phone, phone_index) = 0
        ELSE num_nonnulls(legal_representative, contact_name, contact_name_index, phone, phone_index) = 0
            AND status <> 'RECEIVED' END)
);
CREATE INDEX corporate_applications_of_organization ON corporate_applications (organization_id, status, id);
CREATE INDEX corporate_applications_by_phone ON corporate_applications (phone_index);
CREATE INDEX corporate_applications_over ON corporate_applications (decided_at)
    WHERE status IN ('REFUSED', 'WITHDRAWN') AND erased_at IS NULL;

CREATE TABLE corporate_members (
    id                     uuid        NOT NULL CONSTRAINT corporate_members_pk PRIMARY KEY,
    -- of the same series as persons': no serial is given twice
    number                 varchar     NOT NULL CONSTRAINT corporate_members_number_unique UNIQUE,
    organization_id        uuid        NOT NULL CONSTRAINT corporate_members_organization_fk REFERENCES organizations,
    application_id         uuid        NOT NULL CONSTRAINT corporate_members_application_unique UNIQUE
        CONSTRAINT corporate_members_application_fk REFERENCES corporate_applications,
    region_id              bigint      NOT NULL CONSTRAINT corporate_members_region_fk REFERENCES regions,
    credit_code            varchar     NOT NULL
        CONSTRAINT corporate_members_credit_code_shape CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    name                   varchar     NOT NULL,
    legal_representative   bytea,
    -- without one when the person wanted to be forgotten; the unit then names another
    contact_name           bytea,
    contact_name_index     bytea,
    phone                  bytea,
    phone_index            bytea,
    -- the unit's own society in the tree
    linked_organization_id uuid CONSTRAINT corporate_members_linked_fk REFERENCES organizations,
    status                 varchar     NOT NULL
        CONSTRAINT corporate_members_status_known CHECK (status IN ('ACTIVE', 'LEFT', 'REMOVED')),
    joined_on              date        NOT NULL,
    ended_on               date,
    end_reason             varchar,
    created_at             timestamptz NOT NULL,
    erased_at              timestamptz,
    CONSTRAINT corporate_members_contact_whole
        CHECK (num_nulls(contact_name, contact_name_index, phone, phone_index) IN (0, 4)),
    CONSTRAINT corporate_members_ended CHECK ((status = 'ACTIVE') = (ended_on IS NULL)),
    CONSTRAINT corporate_members_end_says_why CHECK (status = 'ACTIVE' OR end_reason IS NOT NULL OR erased_at IS NOT NULL),
    CONSTRAINT corporate_members_erased CHECK (erased_at IS NULL
        OR (status <> 'ACTIVE' AND num_nonnulls(legal_representative, contact_name, phone) = 0))
);
-- one unit, one active membership
CREATE UNIQUE INDEX corporate_members_one_active_per_unit ON corporate_members (credit_code) WHERE status = 'ACTIVE';
-- and a society is one unit's
CREATE UNIQUE INDEX corporate_members_one_per_society ON corporate_members (linked_organization_id) WHERE status = 'ACTIVE';
CREATE INDEX corporate_members_of_organization ON corporate_members (organization_id, id);
CREATE INDEX corporate_members_by_code ON corporate_members (credit_code);
CREATE INDEX corporate_members_by_name ON corporate_members (name);
CREATE INDEX corporate_members_by_phone ON corporate_members (phone_index);
CREATE INDEX corporate_members_over ON corporate_members (ended_on) WHERE status <> 'ACTIVE' AND erased_at IS NULL;

CREATE TABLE corporate_events (
    id          uuid        NOT NULL CONSTRAINT corporate_events_pk PRIMARY KEY,
    member_id   uuid        NOT NULL CONSTRAINT corporate_events_member_fk REFERENCES corporate_members,
    kind        varchar     NOT NULL CONSTRAINT corporate_events_kind_known
        CHECK (kind IN ('ADMITTED', 'CONTACT_CHANGED', 'LINKED', 'UNLINKED', 'LEFT', 'REMOVED')),
    happened_on date        NOT NULL,
    noted_at    timestamptz NOT NULL,
    noted_by    uuid        NOT NULL,
    reason      varchar
);
CREATE INDEX corporate_events_of_member ON corporate_events (member_id, id);

ALTER TABLE corporate_applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY corporate_applications_submitted ON corporate_applications FOR INSERT
    WITH CHECK (status = 'RECEIVED' AND (scope_is('citizen') OR scope_is('system')));
CREATE POLICY corporate_applications_read ON corporate_applications FOR SELECT USING (scope_is('system')
    OR receipt = scope_receipt()
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY corporate_applications_decided ON corporate_applications FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
ALTER TABLE corporate_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY corporate_members_within ON corporate_members USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
ALTER TABLE corporate_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY corporate_events_read ON corporate_events FOR SELECT
    USING (EXISTS (SELECT 1 FROM corporate_members m WHERE m.id = member_id));
CREATE POLICY corporate_events_noted ON corporate_events FOR INSERT
    WITH CHECK (EXISTS (SELECT 1 FROM corporate_members m WHERE m.id = member_id));
CREATE POLICY corporate_events_erased ON corporate_events FOR UPDATE USING (scope_is('system'));

GRANT SELECT, INSERT, UPDATE ON corporate_applications, corporate_members TO ${app_role};
GRANT SELECT, INSERT, UPDATE (reason) ON corporate_events TO ${app_role};
