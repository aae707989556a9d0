-- Since when, and by whom, the one who has a duty was given it by somebody else; null for who took it on.
ALTER TABLE duties
    ADD COLUMN handed_at timestamptz,
    ADD COLUMN handed_by uuid,
    ADD CONSTRAINT duties_handed_by_somebody CHECK ((handed_at IS NULL) = (handed_by IS NULL)),
    -- done by what a course or an activity has found, and not by a steward's word: taken back when that was a mistake
    ADD COLUMN by_itself boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT duties_done_by_itself CHECK (NOT by_itself OR state = 'DONE');
UPDATE duties SET by_itself = true WHERE state = 'DONE' AND closed_by IS NULL;

ALTER TABLE duty_events
    DROP CONSTRAINT duty_events_kind_known,
    ADD CONSTRAINT duty_events_kind_known
        CHECK (kind IN ('TAKEN_ON', 'POSTPONED', 'HANDED_OVER', 'MOVED', 'DONE', 'NEEDLESS', 'REOPENED'));

CREATE OR REPLACE FUNCTION settle_duty(member uuid, what text, now timestamptz, account uuid, event uuid) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    WITH done AS (
        UPDATE public.duties SET state = 'DONE', closed_at = $3, closed_by = $4, by_itself = true
        WHERE member_id = $1 AND kind = $2 AND state = 'OPEN' RETURNING id, organization_id),
    noted AS (
        INSERT INTO public.duty_events (id, duty_id, kind, at, account_id) SELECT $5, id, 'DONE', $3, $4 FROM done)
    SELECT organization_id FROM done
$$;

-- How often something became one steward's own. Says nothing of what it is, and is there for streams alone.
CREATE TABLE personal_signals (
    account_id uuid        NOT NULL CONSTRAINT personal_signals_pk PRIMARY KEY
        CONSTRAINT personal_signals_account_fk REFERENCES accounts,
    signals    bigint      NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX personal_signals_recent ON personal_signals (at);
GRANT SELECT, INSERT, UPDATE ON personal_signals TO ${app_role};

-- Why leaders and the persons of units were seen in full, kept like the rest.
ALTER TABLE disclosures
    DROP CONSTRAINT disclosures_subject_known,
    ADD CONSTRAINT disclosures_subject_known
        CHECK (subject_kind IN ('MEMBER', 'APPLICATION', 'LEADER', 'CORPORATE_APPLICATION', 'CORPORATE_MEMBER'));
CREATE INDEX disclosures_of_subject ON disclosures (subject_id);
