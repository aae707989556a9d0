-- Who leads an organization (浙红〔2019〕40号 三(二), 三(五)): an office for a term, which ends by itself or early. Rows stay,
-- so that it is known who held which office when. "term_until" is the last day; "ended_on" the first day on which it is over.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE leaders (
    id                uuid        NOT NULL CONSTRAINT leaders_pk PRIMARY KEY,
    organization_id   uuid        NOT NULL CONSTRAINT leaders_organization_fk REFERENCES organizations,
    office            varchar     NOT NULL CONSTRAINT leaders_office_known
        CHECK (office IN ('PRESIDENT', 'VICE_PRESIDENT', 'SECRETARY_GENERAL', 'SUPERVISOR')),
    -- the membership, where the leader was appointed as a member of the organization's line
    member_id         uuid CONSTRAINT leaders_member_fk REFERENCES members,
    -- sealed, in either case: who is read must not depend on where a member belongs today
    full_name         bytea,
    name_index        bytea,
    phone             bytea,
    phone_index       bytea,
    term_from         date        NOT NULL,
    term_until        date        NOT NULL,
    ended_on          date,
    ended_because     varchar CONSTRAINT leaders_ending_known
        CHECK (ended_because IN ('SAID', 'MEMBERSHIP_ENDED', 'ORGANIZATION_ENDED', 'ERASED')),
    -- in words, when a person said it
    end_reason        varchar,
    ended_by          uuid,
    -- the leader agrees that the name stands on the public page
    published_since   timestamptz,
    -- when the person first completed the training for new leaders, in this office or another
    first_trained_on  date,
    -- told once of each term
    ending_told_at    timestamptz,
    training_told_at  timestamptz,
    appointed_at      timestamptz NOT NULL,
    appointed_by      uuid        NOT NULL,
    restricted_at     timestamptz,
    erased_at         timestamptz,
    CONSTRAINT leaders_term_has_days CHECK (term_until >= term_from),
    CONSTRAINT leaders_end_within_term CHECK (ended_on BETWEEN term_from AND term_until),
    CONSTRAINT leaders_end_says_why CHECK ((ended_on IS NULL) = (ended_because IS NULL)),
    CONSTRAINT leaders_whole_or_erased CHECK (CASE WHEN erased_at IS NULL
        THEN num_nulls(full_name, name_index, phone, phone_index) = 0
        ELSE num_nonnulls(full_name, name_index, phone, phone_index, member_id, published_since, end_reason) = 0 END),
    -- of two who are appointed at once one is; empty ranges, of terms that never began, overlap nothing
    CONSTRAINT leaders_one_president EXCLUDE USING gist (organization_id WITH =,
        daterange(term_from, coalesce(ended_on, term_until + 1), '[)') WITH &&) WHERE (office = 'PRESIDENT')
);
CREATE INDEX leaders_of_organization ON leaders (organization_id, id);
CREATE INDEX leaders_of_member ON leaders (member_id) WHERE member_id IS NOT NULL;
CREATE INDEX leaders_by_phone ON leaders (phone_index);
CREATE INDEX leaders_untrained ON leaders (organization_id, id)
    WHERE first_trained_on IS NULL AND ended_on IS NULL AND erased_at IS NULL;
CREATE INDEX leaders_ending_untold ON leaders (term_until) WHERE ending_told_at IS NULL AND ended_on IS NULL;
CREATE INDEX leaders_training_untold ON leaders (appointed_at)
    WHERE training_told_at IS NULL AND first_trained_on IS NULL AND ended_on IS NULL AND erased_at IS NULL;
CREATE INDEX leaders_over ON leaders (term_until) WHERE erased_at IS NULL;

ALTER TABLE leaders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY leaders_read ON leaders FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY leaders_appointed ON leaders FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY leaders_changed ON leaders FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
-- Storage only (PIPL 47): no steward works with it any more. Of what is erased the office and its days remain.
CREATE POLICY leaders_not_for_stewards ON leaders AS RESTRICTIVE FOR SELECT TO ${app_role}
    USING (restricted_at IS NULL OR scope_organization() IS NULL);
GRANT SELECT, INSERT, UPDATE ON leaders TO ${app_role};

-- Training of leaders, planned by those above, in batches (三(五): 逐级落实责任，分期分批).
CREATE TABLE leader_trainings (
    id              uuid        NOT NULL CONSTRAINT leader_trainings_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT leader_trainings_organization_fk REFERENCES organizations,
    -- 系统培训, 常规培训, 优秀会长培训班
    kind            varchar     NOT NULL
        CONSTRAINT leader_trainings_kind_known CHECK (kind IN ('FIRST', 'FURTHER', 'PRESIDENTS')),
    -- of which kind of organizations the leaders are; null for all
    level           varchar,
    batch           varchar     NOT NULL,
    place           varchar     NOT NULL,
    starts_on       date        NOT NULL,
    ends_on         date        NOT NULL,
    planned_at      timestamptz NOT NULL,
    planned_by      uuid        NOT NULL,
    cancelled_at    timestamptz,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT leader_trainings_have_days CHECK (ends_on >= starts_on)
);
CREATE INDEX leader_trainings_of_organization ON leader_trainings (organization_id, id DESC);
GRANT SELECT, INSERT, UPDATE ON leader_trainings TO ${app_role};

CREATE TABLE leader_attendances (
    training_id  uuid        NOT NULL CONSTRAINT leader_attendances_training_fk REFERENCES leader_trainings,
    leader_id    uuid        NOT NULL CONSTRAINT leader_attendances_leader_fk REFERENCES leaders,
    completed_on date        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  uuid        NOT NULL,
    CONSTRAINT leader_attendances_pk PRIMARY KEY (training_id, leader_id)
);
CREATE INDEX leader_attendances_of_leader ON leader_attendances (leader_id);
ALTER TABLE leader_attendances ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY leader_attendances_read ON leader_attendances FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM leaders l WHERE l.id = leader_id));
CREATE POLICY leader_attendances_recorded ON leader_attendances FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM leaders l WHERE l.id = leader_id));
CREATE POLICY leader_attendances_taken_back ON leader_attendances FOR DELETE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM leaders l WHERE l.id = leader_id));
GRANT SELECT, INSERT, DELETE ON leader_attendances TO ${app_role};

-- All terms of the persons who hold these: the same membership, or the same name and phone.
CREATE FUNCTION terms_of_the_same(terms uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE AS $$
    SELECT x.id FROM leaders l JOIN leaders x ON x.id = l.id WHERE l.id = ANY (terms)
    UNION SELECT x.id FROM leaders l JOIN leaders x ON x.member_id = l.member_id WHERE l.id = ANY (terms)
    UNION SELECT x.id FROM leaders l JOIN leaders x ON x.phone_index = l.phone_index AND x.name_index = l.name_index
        WHERE l.id = ANY (terms)
$$;

-- What the public reads: in the order of time, in the order of publishing, and likewise of one organization.
CREATE INDEX activities_for_everyone ON activities (starts_at, id)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED', 'HELD', 'REPORTED');
CREATE INDEX activities_for_everyone_newest ON activities (published_at DESC, id DESC)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED', 'HELD', 'REPORTED');
CREATE INDEX activities_for_everyone_of ON activities (organization_id, starts_at, id)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED', 'HELD', 'REPORTED');
CREATE INDEX activities_for_everyone_of_newest ON activities (organization_id, published_at DESC, id DESC)
    WHERE audience = 'EVERYONE' AND state IN ('PUBLISHED', 'CLOSED', 'HELD', 'REPORTED');
