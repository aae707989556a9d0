-- How often something has changed that codes and placements are decided by. Replicas keep such facts in memory under
-- this number. It is counted when the changing transaction commits, so nobody waits for its row longer than a commit
-- takes, and nobody can load the old facts under the new number.
CREATE TABLE facts_versions (
    only_one boolean NOT NULL DEFAULT true
        CONSTRAINT facts_versions_pk PRIMARY KEY CONSTRAINT facts_versions_one_row CHECK (only_one),
    version  bigint  NOT NULL
);
INSERT INTO facts_versions (version) VALUES (1);
GRANT SELECT ON facts_versions TO ${app_role};

-- Once for each transaction, however many rows it changes. The number follows the clock as well, so that a database that
-- went back to an earlier state (failover, backup) does not give a number again.
CREATE FUNCTION facts_have_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_setting('app.facts_changed', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
        UPDATE public.facts_versions
        SET version = greatest(version + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint);
        PERFORM set_config('app.facts_changed', pg_current_xact_id()::text, true);
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION facts_have_changed() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER regions_are_facts AFTER INSERT OR UPDATE OR DELETE ON regions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();
CREATE CONSTRAINT TRIGGER region_successors_are_facts AFTER INSERT OR UPDATE OR DELETE ON region_successors
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();
CREATE CONSTRAINT TRIGGER organizations_are_facts AFTER INSERT OR UPDATE OR DELETE ON organizations
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();
CREATE CONSTRAINT TRIGGER organization_coverages_are_facts AFTER INSERT OR UPDATE OR DELETE ON organization_coverages
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();
-- who can act
CREATE CONSTRAINT TRIGGER accounts_are_facts
    AFTER INSERT OR UPDATE OF organization_id, roles, disabled_at OR DELETE ON accounts
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();
-- a new code is known to nobody yet, and the places of a limited one are counted in its row
CREATE CONSTRAINT TRIGGER enrollment_codes_are_facts
    AFTER UPDATE OF organization_id, title, state, valid_from, valid_until, max_applications OR DELETE
    ON enrollment_codes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION facts_have_changed();

-- A replica takes the serials of the register in blocks of 64 (member.MemberSerials).
ALTER SEQUENCE member_serials INCREMENT BY 64;
