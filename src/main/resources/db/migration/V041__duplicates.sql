-- Who seems to be whom. Of every member and every application that waits for a person: two keyed hashes, by which others
-- that read the same are found. A trigger notes who has to be compared; a job does it, since a submission waits for nobody.
CREATE TABLE likenesses (
    subject_id  uuid    NOT NULL CONSTRAINT likenesses_pk PRIMARY KEY,
    subject     varchar NOT NULL CONSTRAINT likenesses_subject_known CHECK (subject IN ('MEMBER', 'APPLICATION')),
    -- the name as it is read, and the birth date; null until it was compared
    reading_key bytea,
    -- the phone and the birth date
    phone_key   bytea,
    CONSTRAINT likenesses_whole CHECK ((reading_key IS NULL) = (phone_key IS NULL))
);
CREATE INDEX likenesses_waiting ON likenesses (subject_id) WHERE reading_key IS NULL;
CREATE INDEX likenesses_by_reading ON likenesses (reading_key);
CREATE INDEX likenesses_by_phone ON likenesses (phone_key);
ALTER TABLE likenesses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- of the triggers, which run as the owner
CREATE POLICY likenesses_of_the_owner ON likenesses TO CURRENT_USER USING (true);
CREATE POLICY likenesses_own_work ON likenesses USING (scope_is('system'));
GRANT SELECT, UPDATE, DELETE ON likenesses TO ${app_role};

-- Two that seem to be one, until a person has said what they are. "first" is the one that was there before.
CREATE TABLE duplicate_pairs (
    id                  uuid        NOT NULL CONSTRAINT duplicate_pairs_pk PRIMARY KEY,
    first               varchar     NOT NULL CONSTRAINT duplicate_pairs_first_known CHECK (first IN ('MEMBER', 'APPLICATION')),
    first_id            uuid        NOT NULL,
    second              varchar     NOT NULL CONSTRAINT duplicate_pairs_second_known CHECK (second IN ('MEMBER', 'APPLICATION')),
    second_id           uuid        NOT NULL,
    because             varchar     NOT NULL
        CONSTRAINT duplicate_pairs_because_known CHECK (because IN ('SAME_PERSON', 'NAME_AND_BIRTH', 'PHONE_AND_BIRTH')),
    state               varchar     NOT NULL
        CONSTRAINT duplicate_pairs_state_known CHECK (state IN ('OPEN', 'DISMISSED', 'MERGED')),
    found_at            timestamptz NOT NULL,
    decided_at          timestamptz,
    decided_by          uuid CONSTRAINT duplicate_pairs_decided_by_fk REFERENCES accounts,
    reason              varchar,
    CONSTRAINT duplicate_pairs_once UNIQUE (first_id, second_id),
    CONSTRAINT duplicate_pairs_two CHECK (first_id <> second_id),
    CONSTRAINT duplicate_pairs_member_first CHECK (first = 'MEMBER' OR second = 'APPLICATION'),
    CONSTRAINT duplicate_pairs_decided_by_somebody CHECK ((state = 'OPEN') = (decided_at IS NULL AND decided_by IS NULL))
);
CREATE INDEX duplicate_pairs_open ON duplicate_pairs (id) WHERE state = 'OPEN';
CREATE INDEX duplicate_pairs_of_second ON duplicate_pairs (second_id);
ALTER TABLE duplicate_pairs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_pairs_of_the_owner ON duplicate_pairs TO CURRENT_USER USING (true);
CREATE POLICY duplicate_pairs_found ON duplicate_pairs FOR INSERT WITH CHECK (scope_is('system'));
-- whoever sees one of the two learns that there is another; who it is, only who sees both
CREATE POLICY duplicate_pairs_read ON duplicate_pairs FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id IN (first_id, second_id))
    OR EXISTS (SELECT 1 FROM applications p WHERE p.id IN (first_id, second_id)));
CREATE POLICY duplicate_pairs_decided ON duplicate_pairs FOR UPDATE USING (scope_is('system') OR (
    (EXISTS (SELECT 1 FROM members m WHERE m.id = first_id) OR EXISTS (SELECT 1 FROM applications p WHERE p.id = first_id))
    AND (EXISTS (SELECT 1 FROM members m WHERE m.id = second_id) OR EXISTS (SELECT 1 FROM applications p WHERE p.id = second_id))));
CREATE POLICY duplicate_pairs_forgotten ON duplicate_pairs FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON duplicate_pairs TO ${app_role};

-- Nothing is open about whoever is no member and waits for nothing any more. Beyond row-level security, since it ends wherever
-- the two are.
CREATE FUNCTION likeness_is_over(id uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    DELETE FROM public.likenesses WHERE subject_id = $1;
    DELETE FROM public.duplicate_pairs WHERE state = 'OPEN' AND first_id = $1;
    DELETE FROM public.duplicate_pairs WHERE state = 'OPEN' AND second_id = $1;
$$;
REVOKE EXECUTE ON FUNCTION likeness_is_over FROM PUBLIC;

CREATE FUNCTION likenesses_of_members() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.status = 'ACTIVE' AND NEW.full_name IS NOT NULL THEN
        INSERT INTO public.likenesses (subject_id, subject) VALUES (NEW.id, 'MEMBER')
        ON CONFLICT (subject_id) DO UPDATE SET reading_key = NULL, phone_key = NULL;
    ELSE
        PERFORM public.likeness_is_over(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER members_are_compared AFTER INSERT OR UPDATE OF full_name, birth_date, phone, status ON members
    FOR EACH ROW EXECUTE FUNCTION likenesses_of_members();

-- an import that is taken back
CREATE FUNCTION likenesses_are_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM public.likeness_is_over(OLD.id);
    DELETE FROM public.duplicate_pairs WHERE first_id = OLD.id AND state <> 'MERGED';
    DELETE FROM public.duplicate_pairs WHERE second_id = OLD.id AND state <> 'MERGED';
    RETURN NULL;
END $$;
CREATE TRIGGER members_are_gone AFTER DELETE ON members FOR EACH ROW EXECUTE FUNCTION likenesses_are_gone();

CREATE FUNCTION likenesses_of_applications() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED') THEN
        INSERT INTO public.likenesses (subject_id, subject) VALUES (NEW.id, 'APPLICATION')
        ON CONFLICT (subject_id) DO UPDATE SET reading_key = NULL, phone_key = NULL;
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM public.likeness_is_over(NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER applications_are_compared AFTER INSERT OR UPDATE OF full_name, birth_date, phone, status ON applications
    FOR EACH ROW EXECUTE FUNCTION likenesses_of_applications();

SELECT set_config('app.scope', 'system', true);
INSERT INTO likenesses (subject_id, subject) SELECT id, 'MEMBER' FROM members WHERE status = 'ACTIVE' AND full_name IS NOT NULL;
INSERT INTO likenesses (subject_id, subject)
    SELECT id, 'APPLICATION' FROM applications WHERE status IN ('RECEIVED', 'UNDER_REVIEW', 'RETURNED');

-- Which membership goes on for this one.
ALTER TABLE members
    ADD COLUMN merged_into uuid CONSTRAINT members_merged_into_fk REFERENCES members,
    ADD CONSTRAINT members_merged_is_removed CHECK ((merged_into IS NULL) = (end_reason IS DISTINCT FROM 'MERGED')),
    ADD CONSTRAINT members_merged_into_another CHECK (merged_into <> id);
-- And which member or application an application was joined to.
ALTER TABLE applications
    ADD COLUMN merged_into uuid,
    ADD CONSTRAINT applications_merged_is_decided CHECK (merged_into IS NULL OR status = 'WITHDRAWN'),
    ADD CONSTRAINT applications_merged_into_another CHECK (merged_into <> id);

CREATE INDEX members_merged ON members (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX applications_merged ON applications (merged_into) WHERE merged_into IS NOT NULL;

-- By which keys somebody is known exactly: those of the document and of the description.
CREATE FUNCTION who(id uuid) RETURNS bytea[]
    LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT ARRAY[m.identity_key, m.description_key] FROM members m WHERE m.id = $1),
        (SELECT ARRAY[p.identity_key, p.person_key] FROM applications p WHERE p.id = $1), '{}');
$$;
