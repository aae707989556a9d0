-- Personal fields that a steward has asked to see in full, and why. GIVEN at once; of minors WAITING until another
-- person has APPROVED or REFUSED. Names of fields, never values.
CREATE TABLE disclosures (
    id              uuid        NOT NULL CONSTRAINT disclosures_pk PRIMARY KEY,
    subject_kind    varchar     NOT NULL
        CONSTRAINT disclosures_subject_known CHECK (subject_kind IN ('MEMBER', 'APPLICATION')),
    subject_id      uuid        NOT NULL,
    organization_id uuid        NOT NULL CONSTRAINT disclosures_organization_fk REFERENCES organizations,
    fields          varchar     NOT NULL CONSTRAINT disclosures_fields_some CHECK (fields <> ''),
    reason          varchar     NOT NULL
        CONSTRAINT disclosures_reason_length CHECK (length(reason) BETWEEN 5 AND 200),
    state           varchar     NOT NULL
        CONSTRAINT disclosures_state_known CHECK (state IN ('GIVEN', 'WAITING', 'APPROVED', 'REFUSED')),
    asked_by        uuid        NOT NULL CONSTRAINT disclosures_asked_by_fk REFERENCES accounts,
    asked_at        timestamptz NOT NULL,
    decided_by      uuid CONSTRAINT disclosures_decided_by_fk REFERENCES accounts,
    decided_at      timestamptz,
    first_read_at   timestamptz,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT disclosures_another_decides CHECK (decided_by <> asked_by),
    CONSTRAINT disclosures_decided_by_somebody
        CHECK ((state IN ('APPROVED', 'REFUSED')) = (num_nonnulls(decided_by, decided_at) = 2)),
    CONSTRAINT disclosures_read_when_approved CHECK (first_read_at IS NULL OR state = 'APPROVED')
);
CREATE INDEX disclosures_waiting ON disclosures (id) WHERE state = 'WAITING';
CREATE INDEX disclosures_approved ON disclosures (subject_id, asked_by) WHERE state = 'APPROVED';

-- When somebody who has taken a contact on looked at the name and phone. "matter_id" is what they took on: a notice.
CREATE TABLE contact_windows (
    id              uuid        NOT NULL CONSTRAINT contact_windows_pk PRIMARY KEY,
    matter_id       uuid        NOT NULL,
    account_id      uuid        NOT NULL CONSTRAINT contact_windows_account_fk REFERENCES accounts,
    organization_id uuid        NOT NULL CONSTRAINT contact_windows_organization_fk REFERENCES organizations,
    opened_at       timestamptz NOT NULL,
    closes_at       timestamptz NOT NULL,
    CONSTRAINT contact_windows_close_after_they_open CHECK (closes_at > opened_at)
);
CREATE INDEX contact_windows_of_matter ON contact_windows (matter_id);

ALTER TABLE disclosures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY disclosures_within ON disclosures USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
ALTER TABLE contact_windows ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_windows_within ON contact_windows USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));

GRANT SELECT, INSERT, UPDATE ON disclosures TO ${app_role};
GRANT SELECT, INSERT ON contact_windows TO ${app_role};

-- Whom an answer is counted for: the blind index of the phone. What is counted is what was stored, so a repetition, a
-- failure and a rollback count nothing.
ALTER TABLE idempotency_keys ADD COLUMN counted_for bytea;
CREATE INDEX idempotency_keys_counted ON idempotency_keys (counted_for, created_at) WHERE counted_for IS NOT NULL;

-- Null when it is the requester's turn, otherwise the seconds until it is. Volatile, so that the look is newer than the
-- lock: those of one requester queue until the commit of the one before, and many at once are no way around the limit.
CREATE FUNCTION seconds_until_turn(requester bytea, most integer, span interval) RETURNS integer
    LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    IF requester IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(encode(requester, 'hex'), 19));
    RETURN (SELECT greatest(1, ceil(extract(epoch FROM k.created_at + span - now())))::integer FROM idempotency_keys k
        WHERE k.counted_for = requester AND k.created_at > now() - span
        ORDER BY k.created_at DESC OFFSET most - 1 LIMIT 1);
END $$;
