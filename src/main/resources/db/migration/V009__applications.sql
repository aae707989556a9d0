-- What a citizen submitted, whole and sealed, with the placement and its reasons.
CREATE TABLE applications (
    id                         uuid        NOT NULL CONSTRAINT applications_pk PRIMARY KEY,
    receipt                    varchar        NOT NULL CONSTRAINT applications_receipt_unique UNIQUE,
    code                       varchar        NOT NULL CONSTRAINT applications_code_fk REFERENCES enrollment_codes,
    organization_id            uuid        NOT NULL CONSTRAINT applications_organization_fk REFERENCES organizations,
    group_id                   uuid CONSTRAINT applications_group_fk REFERENCES organizations,
    affiliation_id             uuid CONSTRAINT applications_affiliation_fk REFERENCES organizations,
    residence_region_id        bigint CONSTRAINT applications_residence_fk REFERENCES regions,
    placement                  varchar        NOT NULL,
    gap                        boolean     NOT NULL,
    status                     varchar        NOT NULL
        CONSTRAINT applications_status_known
            CHECK (status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED', 'ADMITTED', 'REFUSED', 'WITHDRAWN')),
    review_note                varchar
        CONSTRAINT applications_note_known CHECK (review_note IN ('SAME_PERSON', 'MINOR', 'UNIT')),
    priority                   boolean     NOT NULL,
    kind                       varchar        NOT NULL CONSTRAINT applications_kind_known CHECK (kind IN ('ADULT', 'YOUTH')),
    backgrounds                varchar        NOT NULL DEFAULT '',
    identity_key               bytea       NOT NULL,
    full_name                  bytea       NOT NULL,
    name_index                 bytea       NOT NULL,
    phone                      bytea       NOT NULL,
    phone_index                bytea       NOT NULL,
    birth_date                 bytea       NOT NULL,
    document_type              varchar,
    document_number            bytea,
    guardian                   bytea,
    member_id                  uuid,
    submitted_at               timestamptz NOT NULL,
    decided_at                 timestamptz,
    decided_by                 uuid,
    decision_reason            varchar,
    version                    integer     NOT NULL DEFAULT 0,
    CONSTRAINT applications_admitted_is_member CHECK ((status = 'ADMITTED') = (member_id IS NOT NULL)),
    CONSTRAINT applications_refusal_says_why CHECK (status <> 'REFUSED' OR decision_reason IS NOT NULL)
);
CREATE INDEX applications_of_organization ON applications (organization_id, status, id);
CREATE INDEX applications_of_code ON applications (code);
CREATE INDEX applications_same_person ON applications (identity_key);

ALTER TABLE applications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY applications_submitted ON applications FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
CREATE POLICY applications_read ON applications FOR SELECT USING (scope_is('system') OR receipt = scope_receipt()
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY applications_decided ON applications FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

GRANT SELECT, INSERT, UPDATE ON applications TO ${app_role};
