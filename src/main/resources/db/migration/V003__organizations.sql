-- The Red Cross tree. "ancestors" holds the ids from the root down to the organization itself, kept by a trigger,
-- so that "within the subtree of X" is one array test that no name or number prefix can trick.
CREATE TABLE organizations (
    id                       uuid        NOT NULL CONSTRAINT organizations_pk PRIMARY KEY,
    name                     varchar        NOT NULL
        CONSTRAINT organizations_name_length CHECK (length(name) BETWEEN 1 AND 100),
    kind                     varchar        NOT NULL
        CONSTRAINT organizations_kind_known CHECK (kind IN ('PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'GROUP',
            'SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR', 'DIRECT')),
    status                   varchar        NOT NULL
        CONSTRAINT organizations_status_known
            CHECK (status IN ('PREPARING', 'ACTIVE', 'SUSPENDED', 'MERGED', 'DISSOLVED')),
    parent_id                uuid CONSTRAINT organizations_parent_fk REFERENCES organizations,
    ancestors                uuid[]      NOT NULL,
    location_region_id       bigint      NOT NULL CONSTRAINT organizations_location_fk REFERENCES regions,
    founded_on               date,
    admission_policy         varchar        NOT NULL DEFAULT 'REVIEW'
        CONSTRAINT organizations_admission_known CHECK (admission_policy IN ('REVIEW', 'AUTOMATIC')),
    authorization_document   varchar,
    authorization_date       date,
    authorization_by         uuid CONSTRAINT organizations_authorized_by_fk REFERENCES organizations,
    created_at               timestamptz NOT NULL DEFAULT now(),
    version                  integer     NOT NULL DEFAULT 0,
    CONSTRAINT organizations_root_is_province CHECK ((parent_id IS NULL) = (kind = 'PROVINCE')),
    -- somebody lawful must approve: admission without a reviewer needs a stored authorization
    CONSTRAINT organizations_automatic_is_authorized CHECK (admission_policy = 'REVIEW'
        OR (authorization_document IS NOT NULL AND authorization_date IS NOT NULL AND authorization_by IS NOT NULL)),
    CONSTRAINT organizations_units_review CHECK (admission_policy = 'REVIEW'
        OR kind NOT IN ('SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR'))
);
CREATE INDEX organizations_parent ON organizations (parent_id);
CREATE INDEX organizations_subtree ON organizations USING gin (ancestors);
CREATE INDEX organizations_units ON organizations (location_region_id)
    WHERE kind IN ('SCHOOL', 'HOSPITAL', 'ENTERPRISE', 'AGENCY', 'PUBLIC_INSTITUTION', 'NEW_SECTOR');
CREATE UNIQUE INDEX organizations_sibling_name ON organizations (parent_id, name)
    WHERE status NOT IN ('MERGED', 'DISSOLVED');

CREATE FUNCTION organizations_set_ancestors() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.parent_id IS NULL THEN
        NEW.ancestors := ARRAY[NEW.id];
    ELSE
        SELECT p.ancestors || NEW.id INTO STRICT NEW.ancestors FROM organizations p WHERE p.id = NEW.parent_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER organizations_ancestors BEFORE INSERT OR UPDATE OF parent_id ON organizations
    FOR EACH ROW EXECUTE FUNCTION organizations_set_ancestors();

CREATE TABLE organization_coverages (
    organization_id uuid   NOT NULL CONSTRAINT organization_coverages_organization_fk REFERENCES organizations,
    region_id       bigint NOT NULL CONSTRAINT organization_coverages_region_fk REFERENCES regions,
    valid_from      date   NOT NULL,
    valid_to        date,
    CONSTRAINT organization_coverages_pk PRIMARY KEY (organization_id, region_id, valid_from),
    CONSTRAINT organization_coverages_validity CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE INDEX organization_coverages_region ON organization_coverages (region_id);

GRANT SELECT, INSERT, UPDATE ON organizations, organization_coverages TO ${app_role};
-- a coverage that began today and is taken back today was never one
GRANT DELETE ON organization_coverages TO ${app_role};
