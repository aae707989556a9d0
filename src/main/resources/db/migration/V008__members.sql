-- The register. Personal fields are sealed (privacy.FieldCipher); equality is found through keyed blind indexes.
CREATE SEQUENCE member_serials;

CREATE TABLE members (
    id                  uuid        NOT NULL CONSTRAINT members_pk PRIMARY KEY,
    number              varchar        NOT NULL CONSTRAINT members_number_unique UNIQUE,
    organization_id     uuid        NOT NULL CONSTRAINT members_organization_fk REFERENCES organizations,
    group_id            uuid CONSTRAINT members_group_fk REFERENCES organizations,
    kind                varchar        NOT NULL
        CONSTRAINT members_kind_known CHECK (kind IN ('ADULT', 'YOUTH', 'CORPORATE')),
    status              varchar        NOT NULL
        CONSTRAINT members_status_known CHECK (status IN ('ACTIVE', 'LEFT', 'REMOVED', 'DECEASED')),
    application_id      uuid        NOT NULL CONSTRAINT members_application_unique UNIQUE,
    identity_key        bytea       NOT NULL,
    description_key     bytea       NOT NULL,
    full_name           bytea       NOT NULL,
    name_index          bytea       NOT NULL,
    phone               bytea       NOT NULL,
    phone_index         bytea       NOT NULL,
    birth_date          bytea       NOT NULL,
    document_number     bytea,
    residence_region_id bigint CONSTRAINT members_residence_fk REFERENCES regions,
    joined_on           date        NOT NULL,
    created_at          timestamptz NOT NULL,
    version             integer     NOT NULL DEFAULT 0
);
-- one person, one active membership
CREATE UNIQUE INDEX members_one_active_per_person ON members (identity_key) WHERE status = 'ACTIVE';
-- and nobody becomes one twice by showing a document only once: such a pair is for a person to look at
CREATE UNIQUE INDEX members_one_active_per_description ON members (description_key) WHERE status = 'ACTIVE';
CREATE INDEX members_of_organization ON members (organization_id, id DESC);
CREATE INDEX members_by_name ON members (name_index);
CREATE INDEX members_by_phone ON members (phone_index);

ALTER TABLE members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- a citizen's submission admits only where a stored authorization does
CREATE POLICY members_admitted ON members FOR INSERT WITH CHECK (scope_is('system')
    OR (scope_is('citizen') AND EXISTS (SELECT 1 FROM organizations o
        WHERE o.id = organization_id AND o.admission_policy = 'AUTOMATIC' AND o.status = 'ACTIVE'))
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY members_read ON members FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY members_changed ON members FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

GRANT SELECT, INSERT, UPDATE ON members TO ${app_role};
GRANT USAGE ON SEQUENCE member_serials TO ${app_role};
