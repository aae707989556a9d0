-- How many persons a code reached. Who it was is never known: a visitor is 128 bits of a keyed hash of address and browser,
-- salted with a random salt of the day, and kept until the day is over; then the day's numbers are all that is left.

-- The days that are still counted, by the calendar in China. Without a salt a day is over: nothing is added any more, and
-- no hash of it can be computed again, by nobody. The row goes with the last hash.
CREATE TABLE scan_days (
    day  date  NOT NULL CONSTRAINT scan_days_pk PRIMARY KEY,
    salt bytea CONSTRAINT scan_days_salt_length CHECK (octet_length(salt) = 32)
);

-- One row for each visitor, step, code and day; appended, never changed. No foreign key: it would lock the code's row on
-- behalf of every visitor, beside the submissions that count in it.
CREATE TABLE code_scans (
    code    varchar NOT NULL,
    day     date    NOT NULL,
    step    varchar NOT NULL CONSTRAINT code_scans_step_known CHECK (step IN ('SCAN', 'START')),
    visitor uuid    NOT NULL,
    CONSTRAINT code_scans_pk PRIMARY KEY (code, day, step, visitor)
);
-- emptied every night and filled every day: do not wait until a fifth of it is dead
ALTER TABLE code_scans SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);

-- What is left of a day.
CREATE TABLE code_days (
    code   varchar NOT NULL CONSTRAINT code_days_code_fk REFERENCES enrollment_codes,
    day    date    NOT NULL,
    scans  bigint  NOT NULL CONSTRAINT code_days_scans_positive CHECK (scans >= 0),
    starts bigint  NOT NULL CONSTRAINT code_days_starts_positive CHECK (starts >= 0),
    CONSTRAINT code_days_pk PRIMARY KEY (code, day)
);

-- Hashes and salts are for the program's own work alone; no steward reads them.
ALTER TABLE scan_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY scan_days_counted ON scan_days USING (scope_is('system'));
ALTER TABLE code_scans ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY code_scans_counted ON code_scans USING (scope_is('system'));
ALTER TABLE code_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY code_days_folded ON code_days FOR INSERT WITH CHECK (scope_is('system'));
CREATE POLICY code_days_added_to ON code_days FOR UPDATE USING (scope_is('system'));
CREATE POLICY code_days_read ON code_days FOR SELECT USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM enrollment_codes k JOIN organizations o ON o.id = k.organization_id
               WHERE k.code = code_days.code AND o.ancestors @> ARRAY[scope_organization()]));

GRANT SELECT, INSERT, UPDATE, DELETE ON scan_days TO ${app_role};
GRANT SELECT, INSERT, DELETE ON code_scans TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON code_days TO ${app_role};

-- The day from which on scans are still taken; ten minutes into the next one the last is over, for clocks of replicas
-- differ, and what they have gathered comes a moment later. By the database's clock, the only one that all of them share.
CREATE FUNCTION first_open_scan_day() RETURNS date
    LANGUAGE sql STABLE
    RETURN ((now() - interval '10 minutes') AT TIME ZONE 'Asia/Shanghai')::date;

-- The applications of a code are asked for by their time: a month of a code with many reads that month.
DROP INDEX applications_of_code;
CREATE INDEX applications_of_code ON applications (code, submitted_at);
