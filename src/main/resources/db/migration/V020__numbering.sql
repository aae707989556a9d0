-- What waits for its number, in the order of waiting. The older index began with the organization, so a run had to read
-- all of it, or the inboxes themselves: entries of rows long numbered, until the next vacuum.
DROP INDEX notice_audiences_unsequenced;
CREATE INDEX notice_audiences_unnumbered ON notice_audiences (added_at, notice_id) WHERE seq IS NULL;

-- What has no number yet is in no inbox.
DROP INDEX notice_audiences_inbox;
CREATE UNIQUE INDEX notice_audiences_inbox ON notice_audiences (organization_id, seq) WHERE seq IS NOT NULL;

-- Each row is written once and numbered once: as many dead rows as live ones, soon.
ALTER TABLE notice_audiences SET (
    autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000
);
