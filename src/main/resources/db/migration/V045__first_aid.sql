-- First-aid classes (应急救护培训), whom they invite (浙红〔2019〕40号 三(三)), and certificates (救护员证).
CREATE TABLE first_aid_classes (
    id              uuid        NOT NULL CONSTRAINT first_aid_classes_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT first_aid_classes_organization_fk REFERENCES organizations,
    -- through which its participants apply
    code            varchar     NOT NULL CONSTRAINT first_aid_classes_code_fk REFERENCES enrollment_codes
        CONSTRAINT first_aid_classes_code_unique UNIQUE,
    title           varchar     NOT NULL,
    place           varchar     NOT NULL,
    first_day       date        NOT NULL,
    last_day        date        NOT NULL,
    instructor      varchar,
    created_at      timestamptz NOT NULL,
    created_by      uuid        NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT first_aid_classes_days CHECK (last_day BETWEEN first_day AND first_day + 366)
);
CREATE INDEX first_aid_classes_of_organization ON first_aid_classes (organization_id, id DESC);
CREATE INDEX first_aid_classes_over ON first_aid_classes (last_day);
GRANT SELECT, INSERT, UPDATE ON first_aid_classes TO ${app_role};

-- Who takes part, entered with their consent. Everything personal is null after erasure.
CREATE TABLE first_aid_participants (
    id                 uuid        NOT NULL CONSTRAINT first_aid_participants_pk PRIMARY KEY,
    class_id           uuid        NOT NULL CONSTRAINT first_aid_participants_class_fk REFERENCES first_aid_classes,
    organization_id    uuid        NOT NULL CONSTRAINT first_aid_participants_organization_fk REFERENCES organizations,
    full_name          bytea,
    name_index         bytea,
    phone              bytea,
    phone_index        bytea,
    -- region code, or null
    residence          varchar CONSTRAINT first_aid_participants_residence_shape CHECK (residence ~ '^[0-9]{2,12}$'),
    -- where the paper lies that they signed
    consent_kept_at    varchar     NOT NULL,
    -- null until the class has said
    passed             boolean,
    certificate_number bytea,
    number_index       bytea,
    issued_on          date,
    expires_on         date,
    entered_at         timestamptz NOT NULL,
    entered_by         uuid        NOT NULL,
    erased_at          timestamptz,
    CONSTRAINT first_aid_participants_once UNIQUE (class_id, phone_index, name_index),
    CONSTRAINT first_aid_participants_number_unique UNIQUE (class_id, number_index),
    CONSTRAINT first_aid_participants_erased_whole
        CHECK (num_nonnulls(full_name, name_index, phone, phone_index) = CASE WHEN erased_at IS NULL THEN 4 ELSE 0 END),
    CONSTRAINT first_aid_participants_certificate_whole
        CHECK (num_nonnulls(certificate_number, number_index, issued_on, expires_on) IN (0, 4)),
    CONSTRAINT first_aid_participants_certified_passed CHECK (certificate_number IS NULL OR passed IS TRUE),
    CONSTRAINT first_aid_participants_expires_later CHECK (expires_on > issued_on)
);
CREATE INDEX first_aid_participants_of_class ON first_aid_participants (class_id, id);
CREATE INDEX first_aid_participants_by_phone ON first_aid_participants (phone_index);

-- One-time invitations to apply; "subject_id" is whom they are for. Of the token only the SHA-256 is kept.
CREATE TABLE invitations (
    id              uuid        NOT NULL CONSTRAINT invitations_pk PRIMARY KEY,
    token_hash      bytea       NOT NULL CONSTRAINT invitations_token_unique UNIQUE,
    code            varchar     NOT NULL CONSTRAINT invitations_code_fk REFERENCES enrollment_codes,
    organization_id uuid        NOT NULL CONSTRAINT invitations_organization_fk REFERENCES organizations,
    subject_id      uuid        NOT NULL,
    state           varchar     NOT NULL CONSTRAINT invitations_state_known CHECK (state IN ('OPEN', 'USED', 'REVOKED')),
    issued_at       timestamptz NOT NULL,
    issued_by       uuid        NOT NULL,
    expires_at      timestamptz NOT NULL,
    closed_at       timestamptz,
    -- written with the application, so it is looked up at the commit
    application_id  uuid CONSTRAINT invitations_application_unique UNIQUE
        CONSTRAINT invitations_application_fk REFERENCES applications DEFERRABLE INITIALLY DEFERRED,
    -- what held when it was used: the class said that they passed; somebody else's name or phone stood in the application
    certified       boolean     NOT NULL DEFAULT false,
    differs         boolean     NOT NULL DEFAULT false,
    CONSTRAINT invitations_close_when_over CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    CONSTRAINT invitations_used_for_an_application CHECK ((state = 'USED') = (application_id IS NOT NULL)),
    CONSTRAINT invitations_expire_later CHECK (expires_at > issued_at)
);
CREATE UNIQUE INDEX invitations_one_open ON invitations (subject_id) WHERE state = 'OPEN';
CREATE UNIQUE INDEX invitations_one_used ON invitations (subject_id) WHERE state = 'USED';
CREATE INDEX invitations_of_subject ON invitations (subject_id, id);

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- seen by whoever gave it out, by whoever holds the token, and by whoever decides the application
CREATE POLICY invitations_read ON invitations FOR SELECT USING (scope_is('system') OR token_hash = scope_link()
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    OR EXISTS (SELECT 1 FROM applications p WHERE p.id = application_id));
CREATE POLICY invitations_issued ON invitations FOR INSERT WITH CHECK (state = 'OPEN'
    AND EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY invitations_closed ON invitations FOR UPDATE USING (scope_is('system') OR token_hash = scope_link()
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
-- of the function below, which runs as the owner
CREATE POLICY invitations_of_the_owner ON invitations TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON invitations TO ${app_role};

ALTER TABLE first_aid_participants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY first_aid_participants_read ON first_aid_participants FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    OR (scope_is('link') AND EXISTS (SELECT 1 FROM invitations i
        WHERE i.subject_id = first_aid_participants.id AND i.token_hash = scope_link())));
CREATE POLICY first_aid_participants_entered ON first_aid_participants FOR INSERT WITH CHECK (
    EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY first_aid_participants_changed ON first_aid_participants FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY first_aid_participants_of_the_owner ON first_aid_participants FOR SELECT TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON first_aid_participants TO ${app_role};

-- 救护员证 of members. One that came from a class has its participant's id, and is sealed as it was sealed there.
CREATE TABLE first_aid_certificates (
    id           uuid        NOT NULL CONSTRAINT first_aid_certificates_pk PRIMARY KEY,
    member_id    uuid        NOT NULL CONSTRAINT first_aid_certificates_member_fk REFERENCES members,
    number       bytea       NOT NULL,
    number_index bytea       NOT NULL,
    issued_on    date        NOT NULL,
    expires_on   date        NOT NULL,
    issuer       varchar     NOT NULL,
    class_id     uuid CONSTRAINT first_aid_certificates_class_fk REFERENCES first_aid_classes,
    renewed_from uuid CONSTRAINT first_aid_certificates_renewed_once UNIQUE
        CONSTRAINT first_aid_certificates_renewed_fk REFERENCES first_aid_certificates,
    state        varchar     NOT NULL
        CONSTRAINT first_aid_certificates_state_known CHECK (state IN ('CURRENT', 'RENEWED', 'ENDED')),
    recorded_at  timestamptz NOT NULL,
    -- null when a class's result was carried over
    recorded_by  uuid,
    ended_at     timestamptz,
    -- when the member was told that it expires
    reminded_at  timestamptz,
    CONSTRAINT first_aid_certificates_expire_later CHECK (expires_on > issued_on),
    CONSTRAINT first_aid_certificates_renewed_from_another CHECK (renewed_from <> id),
    CONSTRAINT first_aid_certificates_end_when_over CHECK ((state = 'CURRENT') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX first_aid_certificates_number ON first_aid_certificates (number_index) WHERE state = 'CURRENT';
CREATE INDEX first_aid_certificates_of_member ON first_aid_certificates (member_id, id);
CREATE INDEX first_aid_certificates_expiring ON first_aid_certificates (expires_on, id) WHERE state = 'CURRENT';
CREATE INDEX first_aid_certificates_to_remind ON first_aid_certificates (expires_on)
    WHERE state = 'CURRENT' AND reminded_at IS NULL;

ALTER TABLE first_aid_certificates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- whoever sees the member sees them, the member too
CREATE POLICY first_aid_certificates_read ON first_aid_certificates FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
-- whoever admits may be a citizen's submission
CREATE POLICY first_aid_certificates_recorded ON first_aid_certificates FOR INSERT
    WITH CHECK (scope_is('system') OR scope_is('citizen') OR scope_organization() IS NOT NULL);
CREATE POLICY first_aid_certificates_changed ON first_aid_certificates FOR UPDATE USING (scope_is('system'));
CREATE POLICY first_aid_certificates_erased ON first_aid_certificates FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON first_aid_certificates TO ${app_role};

-- What a class has certified of whoever has just become a member by its invitation. Beyond row-level security, since the
-- class may belong to another organization than the one that admits. The invitation is locked first, and the result is read
-- after that: a class that records its results at this moment has either written them by then, or waits and finds the member.
CREATE FUNCTION certificate_from_class(member uuid)
    RETURNS TABLE (id uuid, number bytea, number_index bytea, issued_on date, expires_on date, issuer varchar, class_id uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM 1 FROM public.invitations i JOIN public.members m ON m.application_id = i.application_id
        WHERE m.id = $1 FOR SHARE OF i;
    IF FOUND THEN
        RETURN QUERY SELECT p.id, p.certificate_number, p.number_index, p.issued_on, p.expires_on, o.name, c.id
            FROM public.members m
            JOIN public.invitations i ON i.application_id = m.application_id AND NOT i.differs
            JOIN public.first_aid_participants p ON p.id = i.subject_id AND p.certificate_number IS NOT NULL
            JOIN public.first_aid_classes c ON c.id = p.class_id
            JOIN public.organizations o ON o.id = c.organization_id
            WHERE m.id = $1;
    END IF;
END $$;
REVOKE EXECUTE ON FUNCTION certificate_from_class FROM PUBLIC;
GRANT EXECUTE ON FUNCTION certificate_from_class TO ${app_role};

-- A class has certified somebody, and the application names somebody else: a person looks.
ALTER TABLE applications DROP CONSTRAINT applications_note_known,
    ADD CONSTRAINT applications_note_known
        CHECK (review_note IN ('SAME_PERSON', 'MINOR', 'UNIT', 'MANY_OF_ONE_PHONE', 'INVITATION_DIFFERS'));
