-- A member moves to another organization (关系转接). Both branches agree; whoever asked has agreed by asking. Names nobody: who it
-- is stands in the register, for whoever may see it there.
CREATE TABLE transfers (
    id                   uuid        NOT NULL CONSTRAINT transfers_pk PRIMARY KEY,
    member_id            uuid        NOT NULL CONSTRAINT transfers_member_fk REFERENCES members,
    from_organization_id uuid        NOT NULL CONSTRAINT transfers_from_fk REFERENCES organizations,
    to_organization_id   uuid        NOT NULL CONSTRAINT transfers_to_fk REFERENCES organizations,
    state                varchar     NOT NULL
        CONSTRAINT transfers_state_known CHECK (state IN ('WAITS_FOR_BOTH', 'WAITS_FOR_FROM', 'WAITS_FOR_TO', 'DONE', 'REFUSED',
            'CANCELLED', 'OVERTAKEN')),
    asked_by             varchar     NOT NULL
        CONSTRAINT transfers_asked_by_known CHECK (asked_by IN ('MEMBER', 'FROM', 'TO', 'ABOVE')),
    -- null for the member
    asked_for            uuid CONSTRAINT transfers_asked_for_fk REFERENCES organizations,
    asked_by_account     uuid,
    asked_at             timestamptz NOT NULL,
    batch_id             uuid,
    -- where the member lives now, until it is over; and what kind of member they become with it
    residence_region_id  bigint CONSTRAINT transfers_residence_fk REFERENCES regions,
    to_kind              varchar CONSTRAINT transfers_to_kind_known CHECK (to_kind = 'ADULT'),
    reason               varchar,
    from_agreed_at       timestamptz,
    from_agreed_by       uuid,
    to_agreed_at         timestamptz,
    to_agreed_by         uuid,
    ended_at             timestamptz,
    ended_by             uuid,
    end_reason           varchar,
    CONSTRAINT transfers_move_somebody CHECK (from_organization_id <> to_organization_id),
    CONSTRAINT transfers_asked_for_somebody CHECK ((asked_by = 'MEMBER') = (asked_for IS NULL)),
    CONSTRAINT transfers_end_when_over CHECK (starts_with(state, 'WAITS_FOR_') = (ended_at IS NULL)),
    -- silence never grants: nothing is done without the word of both
    CONSTRAINT transfers_agreements_make_the_state CHECK (CASE state
        WHEN 'WAITS_FOR_BOTH' THEN num_nonnulls(from_agreed_at, to_agreed_at) = 0
        WHEN 'WAITS_FOR_FROM' THEN from_agreed_at IS NULL AND to_agreed_at IS NOT NULL
        WHEN 'WAITS_FOR_TO' THEN from_agreed_at IS NOT NULL AND to_agreed_at IS NULL
        WHEN 'DONE' THEN num_nonnulls(from_agreed_at, to_agreed_at) = 2
        ELSE num_nonnulls(from_agreed_at, to_agreed_at) < 2 END),
    CONSTRAINT transfers_refusal_says_why CHECK (state <> 'REFUSED' OR end_reason IS NOT NULL)
);
CREATE UNIQUE INDEX transfers_one_open ON transfers (member_id) WHERE ended_at IS NULL;
CREATE INDEX transfers_of_member ON transfers (member_id, id);
CREATE INDEX transfers_leaving ON transfers (from_organization_id, id);
CREATE INDEX transfers_arriving ON transfers (to_organization_id, id);

ALTER TABLE transfers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- the line stays with both branches, whoever has the member now; the member sees the own
CREATE POLICY transfers_read ON transfers FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id IN (from_organization_id, to_organization_id)
        AND o.ancestors @> ARRAY[scope_organization()])
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id AND m.description_key = scope_person()));
CREATE POLICY transfers_asked ON transfers FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY transfers_changed ON transfers FOR UPDATE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE ON transfers TO ${app_role};

-- What somebody was admitted by goes out of the old branch's sight with the member: it holds the same name and phone.
-- Asked of where the member is, not whether they are seen: who waits for a decision that has just been made still sees what it is.
CREATE FUNCTION member_is_elsewhere(member uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.members m JOIN public.organizations o ON o.id = m.organization_id
        WHERE m.id = member AND NOT o.ancestors @> ARRAY[public.scope_organization()]);
$$;
CREATE POLICY applications_with_the_member ON applications AS RESTRICTIVE FOR SELECT TO ${app_role}
    USING (member_id IS NULL OR scope_organization() IS NULL OR NOT member_is_elsewhere(member_id));

-- Many at once, e.g. whoever leaves a school: what would happen to each is computed and shown before anything does.
CREATE TABLE transfer_batches (
    id              uuid        NOT NULL CONSTRAINT transfer_batches_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT transfer_batches_organization_fk REFERENCES organizations,
    state           varchar     NOT NULL
        CONSTRAINT transfer_batches_state_known CHECK (state IN ('PREVIEWED', 'CONFIRMED', 'DONE')),
    to_kind         varchar CONSTRAINT transfer_batches_to_kind_known CHECK (to_kind = 'ADULT'),
    reason          varchar,
    asked_for       uuid        NOT NULL CONSTRAINT transfer_batches_asked_for_fk REFERENCES organizations,
    asked_by        uuid        NOT NULL,
    asked_at        timestamptz NOT NULL,
    confirmed_by    uuid,
    confirmed_at    timestamptz,
    finished_at     timestamptz,
    CONSTRAINT transfer_batches_confirmed CHECK ((state = 'PREVIEWED') = (confirmed_at IS NULL)),
    CONSTRAINT transfer_batches_finished CHECK ((state = 'DONE') = (finished_at IS NOT NULL))
);
CREATE INDEX transfer_batches_at_work ON transfer_batches (confirmed_at) WHERE state = 'CONFIRMED';
ALTER TABLE transfers ADD CONSTRAINT transfers_batch_fk FOREIGN KEY (batch_id) REFERENCES transfer_batches;

CREATE TABLE transfer_batch_items (
    batch_id            uuid    NOT NULL CONSTRAINT transfer_batch_items_batch_fk REFERENCES transfer_batches,
    position            integer NOT NULL,
    member_id           uuid    NOT NULL,
    plan                varchar NOT NULL
        CONSTRAINT transfer_batch_items_plan_known CHECK (plan IN ('TRANSFER', 'KIND_ONLY', 'SKIP')),
    to_organization_id  uuid CONSTRAINT transfer_batch_items_to_fk REFERENCES organizations,
    -- why the person is skipped: the name of the problem
    skipped_because     varchar,
    state               varchar NOT NULL
        CONSTRAINT transfer_batch_items_state_known CHECK (state IN ('PLANNED', 'DONE', 'FAILED', 'SKIPPED')),
    transfer_id         uuid CONSTRAINT transfer_batch_items_transfer_fk REFERENCES transfers,
    problem             varchar,
    CONSTRAINT transfer_batch_items_pk PRIMARY KEY (batch_id, position),
    CONSTRAINT transfer_batch_items_member UNIQUE (batch_id, member_id),
    CONSTRAINT transfer_batch_items_skip_says_why CHECK ((plan = 'SKIP') = (skipped_because IS NOT NULL)),
    CONSTRAINT transfer_batch_items_skipped CHECK ((plan = 'SKIP') = (state = 'SKIPPED')),
    CONSTRAINT transfer_batch_items_failure_says_why CHECK ((state = 'FAILED') = (problem IS NOT NULL))
);
CREATE INDEX transfer_batch_items_of_member ON transfer_batch_items (member_id);

ALTER TABLE transfer_batches ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_batches_read ON transfer_batches FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = asked_for AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY transfer_batches_asked ON transfer_batches FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = asked_for AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY transfer_batches_changed ON transfer_batches FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = asked_for AND o.ancestors @> ARRAY[scope_organization()]));
ALTER TABLE transfer_batch_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY transfer_batch_items_read ON transfer_batch_items FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM transfer_batches b WHERE b.id = batch_id));
CREATE POLICY transfer_batch_items_planned ON transfer_batch_items FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM transfer_batches b WHERE b.id = batch_id));
CREATE POLICY transfer_batch_items_changed ON transfer_batch_items FOR UPDATE USING (scope_is('system'));
CREATE POLICY transfer_batch_items_forgotten ON transfer_batch_items FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE ON transfer_batches, transfer_batch_items TO ${app_role};
GRANT DELETE ON transfer_batch_items TO ${app_role};

-- Ends of memberships that somebody else than the member has recorded, with what they rest on; a removal may wait for a second
-- pair of eyes.
CREATE TABLE membership_endings (
    id                 uuid        NOT NULL CONSTRAINT membership_endings_pk PRIMARY KEY,
    member_id          uuid        NOT NULL CONSTRAINT membership_endings_member_fk REFERENCES members,
    organization_id    uuid        NOT NULL CONSTRAINT membership_endings_organization_fk REFERENCES organizations,
    kind               varchar     NOT NULL
        CONSTRAINT membership_endings_kind_known CHECK (kind IN ('LEAVING', 'REMOVAL', 'DEATH')),
    state              varchar     NOT NULL
        CONSTRAINT membership_endings_state_known
            CHECK (state IN ('PROPOSED', 'IN_FORCE', 'REFUSED', 'OVERTAKEN', 'TAKEN_BACK')),
    ended_on           date        NOT NULL,
    category           varchar,
    document           varchar,
    kept_at            varchar,
    source             varchar,
    reason             varchar,
    decided_above      boolean     NOT NULL,
    recorded_at        timestamptz NOT NULL,
    recorded_by        uuid        NOT NULL,
    decided_at         timestamptz,
    decided_by         uuid,
    taken_back_at      timestamptz,
    taken_back_by      uuid,
    taken_back_because varchar,
    erased_at          timestamptz,
    CONSTRAINT membership_endings_proposed_removals CHECK (kind = 'REMOVAL' OR state NOT IN ('PROPOSED', 'REFUSED')),
    CONSTRAINT membership_endings_rest_on_something CHECK (erased_at IS NOT NULL OR CASE kind
        WHEN 'LEAVING' THEN kept_at IS NOT NULL
        WHEN 'REMOVAL' THEN num_nulls(category, document, reason) = 0
        ELSE source IS NOT NULL END),
    CONSTRAINT membership_endings_second_pair_of_eyes CHECK (decided_by <> recorded_by),
    CONSTRAINT membership_endings_removal_by_two CHECK (kind <> 'REMOVAL' OR state NOT IN ('IN_FORCE', 'TAKEN_BACK')
        OR decided_above OR decided_by IS NOT NULL),
    CONSTRAINT membership_endings_taken_back CHECK ((state = 'TAKEN_BACK') = (taken_back_at IS NOT NULL))
);
CREATE UNIQUE INDEX membership_endings_one_proposed ON membership_endings (member_id) WHERE state = 'PROPOSED';
CREATE UNIQUE INDEX membership_endings_one_in_force ON membership_endings (member_id) WHERE state = 'IN_FORCE';
CREATE INDEX membership_endings_of_member ON membership_endings (member_id, id);

ALTER TABLE membership_endings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- whoever sees the member sees how the membership ended
CREATE POLICY membership_endings_read ON membership_endings FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id));
CREATE POLICY membership_endings_recorded ON membership_endings FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY membership_endings_changed ON membership_endings FOR UPDATE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE ON membership_endings TO ${app_role};
