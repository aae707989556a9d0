-- Codes sent to phones. Neither phone nor code is kept, only keyed hashes of them; handles and tokens as SHA-256.
CREATE TABLE phone_proofs (
    id               uuid        NOT NULL CONSTRAINT phone_proofs_pk PRIMARY KEY,
    handle_hash      bytea       NOT NULL CONSTRAINT phone_proofs_handle UNIQUE,
    puzzle_hash      bytea       NOT NULL CONSTRAINT phone_proofs_one_per_puzzle UNIQUE,
    phone_index      bytea       NOT NULL,
    purpose          varchar     NOT NULL CONSTRAINT phone_proofs_purpose_known CHECK (purpose IN ('APPLICATION')),
    code_hash        bytea       NOT NULL,
    sent             boolean     NOT NULL,
    tries            integer     NOT NULL DEFAULT 0,
    created_at       timestamptz NOT NULL DEFAULT now(),
    expires_at       timestamptz NOT NULL,
    token_hash       bytea CONSTRAINT phone_proofs_token UNIQUE,
    token_expires_at timestamptz,
    used_at          timestamptz,
    CONSTRAINT phone_proofs_tries_bounded CHECK (tries BETWEEN 0 AND 5),
    CONSTRAINT phone_proofs_token_ends CHECK ((token_hash IS NULL) = (token_expires_at IS NULL)),
    CONSTRAINT phone_proofs_used_with_token CHECK (used_at IS NULL OR token_hash IS NOT NULL)
);
CREATE INDEX phone_proofs_of_phone ON phone_proofs (phone_index, created_at);
CREATE INDEX phone_proofs_old ON phone_proofs (created_at);
CREATE INDEX phone_proofs_sent ON phone_proofs (created_at) WHERE sent;

ALTER TABLE phone_proofs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY phone_proofs_of_the_owner ON phone_proofs TO CURRENT_USER USING (true);
CREATE POLICY phone_proofs_own_work ON phone_proofs USING (scope_is('system'));

-- The one thing an applying citizen's transaction may do with proofs: use one up, for its phone and purpose.
CREATE FUNCTION redeem_phone_proof(token bytea, phone bytea, wanted varchar) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.phone_proofs p SET used_at = now()
    WHERE p.token_hash = token AND p.phone_index = phone AND p.purpose = wanted AND p.used_at IS NULL
      AND p.token_expires_at > now();
    RETURN FOUND;
END $$;

CREATE POLICY members_of_the_owner ON members FOR SELECT TO CURRENT_USER USING (true);

-- How many active members one phone has: of one number, and nothing else about them. By the phone's index
-- always: a plan made while the register was young would read all of it, or all of an index of active members (which the
-- '' keeps it from), until the next statistics.
CREATE FUNCTION members_with_phone(wanted bytea) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
    SELECT count(*) FROM (SELECT 1 FROM public.members m WHERE m.phone_index = wanted AND m.status || '' = 'ACTIVE' LIMIT 100) few;
$$;

ALTER TABLE applications DROP CONSTRAINT applications_note_known,
    ADD CONSTRAINT applications_note_known CHECK (review_note IN ('SAME_PERSON', 'MINOR', 'UNIT', 'MANY_OF_ONE_PHONE'));

GRANT SELECT, INSERT, UPDATE, DELETE ON phone_proofs TO ${app_role};
