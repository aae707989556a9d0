-- What members learn (会员教育, 浙红〔2019〕40号 三(四), 四(三)): courses, who has which of them, and when they are given each year.
CREATE TABLE courses (
    id              uuid        NOT NULL CONSTRAINT courses_pk PRIMARY KEY,
    -- whose it is: this one and all below may give it to their members
    organization_id uuid        NOT NULL CONSTRAINT courses_organization_fk REFERENCES organizations,
    title           varchar     NOT NULL,
    -- sanitized HTML (kernel.RichText)
    text            varchar     NOT NULL,
    video_url       varchar,
    -- [{"title", "url"}]
    attachments     jsonb       NOT NULL DEFAULT '[]',
    -- [{"text", "options": […], "right": [places, from 0]}]; none: completed by saying so
    questions       jsonb       NOT NULL DEFAULT '[]',
    pass_percent    integer CONSTRAINT courses_pass_possible CHECK (pass_percent BETWEEN 1 AND 100),
    -- days that a member has for it
    due_days        integer     NOT NULL CONSTRAINT courses_due_possible CHECK (due_days BETWEEN 1 AND 365),
    -- the first that a new member learns, here and below wherever nothing nearer is
    entry           boolean     NOT NULL,
    -- on the public pages, without the questions
    open            boolean     NOT NULL,
    -- which kinds of members; empty for all
    kinds           varchar[]   NOT NULL DEFAULT '{}',
    state           varchar     NOT NULL CONSTRAINT courses_state_known CHECK (state IN ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    -- which edition stands here; 0 before it was published
    edition         integer     NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    created_by      uuid        NOT NULL,
    published_at    timestamptz,
    withdrawn_at    timestamptz,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT courses_pass_with_questions CHECK ((questions = '[]') = (pass_percent IS NULL)),
    -- an admission knows no kind
    CONSTRAINT courses_entry_for_all CHECK (NOT entry OR kinds = '{}'),
    CONSTRAINT courses_edition_when_published CHECK ((edition = 0) = (published_at IS NULL)),
    CONSTRAINT courses_published_has_an_edition CHECK (state <> 'PUBLISHED' OR edition > 0),
    CONSTRAINT courses_withdrawn CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL))
);
CREATE UNIQUE INDEX courses_one_entry ON courses (organization_id) WHERE entry AND state = 'PUBLISHED';
CREATE INDEX courses_of_organization ON courses (organization_id, id DESC);
CREATE INDEX courses_in_public ON courses (published_at DESC, id DESC) WHERE open AND state = 'PUBLISHED';
GRANT SELECT, INSERT, UPDATE ON courses TO ${app_role};

-- What was asked, for good: a certificate says by which edition.
CREATE TABLE course_editions (
    course_id    uuid        NOT NULL CONSTRAINT course_editions_course_fk REFERENCES courses,
    edition      integer     NOT NULL CONSTRAINT course_editions_counted CHECK (edition > 0),
    title        varchar     NOT NULL,
    text         varchar     NOT NULL,
    video_url    varchar,
    attachments  jsonb       NOT NULL,
    questions    jsonb       NOT NULL,
    pass_percent integer,
    published_at timestamptz NOT NULL,
    published_by uuid        NOT NULL,
    CONSTRAINT course_editions_pk PRIMARY KEY (course_id, edition)
);
GRANT SELECT, INSERT ON course_editions TO ${app_role};

-- A course to be given to many: done in batches, each in a transaction of its own that moves the cursor.
CREATE TABLE course_assignment_jobs (
    id              uuid        NOT NULL CONSTRAINT course_assignment_jobs_pk PRIMARY KEY,
    course_id       uuid        NOT NULL CONSTRAINT course_assignment_jobs_course_fk REFERENCES courses,
    -- whose members, those below included
    organization_id uuid        NOT NULL CONSTRAINT course_assignment_jobs_organization_fk REFERENCES organizations,
    reason          varchar     NOT NULL CONSTRAINT course_assignment_jobs_reason_known CHECK (reason IN ('BY_HAND', 'PLAN')),
    who             varchar     NOT NULL CONSTRAINT course_assignment_jobs_who_known CHECK (who IN ('ALL', 'LACKING', 'NAMED')),
    -- forgotten when it is over
    named           uuid[],
    due_at          timestamptz NOT NULL,
    -- whether each member gets a message
    told            boolean     NOT NULL,
    state           varchar     NOT NULL
        CONSTRAINT course_assignment_jobs_state_known CHECK (state IN ('OPEN', 'DONE', 'OVERTAKEN')),
    -- where the next batch begins: organization by organization, in each as its members joined
    at_organization uuid,
    at_joined       date,
    at_member       uuid,
    given           integer     NOT NULL DEFAULT 0,
    batches         integer     NOT NULL DEFAULT 0,
    -- how long the longest batch held its locks, the commit included
    longest_ms      integer     NOT NULL DEFAULT 0,
    asked_at        timestamptz NOT NULL,
    -- null for a plan's
    asked_by        uuid,
    done_at         timestamptz,
    CONSTRAINT course_assignment_jobs_named CHECK ((who = 'NAMED' AND state = 'OPEN') = (named IS NOT NULL)),
    CONSTRAINT course_assignment_jobs_asked_by_somebody CHECK ((reason = 'PLAN') = (asked_by IS NULL)),
    CONSTRAINT course_assignment_jobs_over CHECK ((state = 'OPEN') = (done_at IS NULL))
);
CREATE INDEX course_assignment_jobs_open ON course_assignment_jobs (batches, id) WHERE state = 'OPEN';
ALTER TABLE course_assignment_jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY course_assignment_jobs_within ON course_assignment_jobs USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
GRANT SELECT, INSERT, UPDATE ON course_assignment_jobs TO ${app_role};

CREATE SEQUENCE course_certificate_serials;
GRANT USAGE ON SEQUENCE course_certificate_serials TO ${app_role};

-- A member has a course: to learn, learning, learned, or not any more.
CREATE TABLE course_assignments (
    id              uuid        NOT NULL CONSTRAINT course_assignments_pk PRIMARY KEY,
    course_id       uuid        NOT NULL CONSTRAINT course_assignments_course_fk REFERENCES courses,
    member_id       uuid        NOT NULL CONSTRAINT course_assignments_member_fk REFERENCES members,
    -- whose member it is: follows the member by a trigger
    organization_id uuid        NOT NULL CONSTRAINT course_assignments_organization_fk REFERENCES organizations,
    reason          varchar     NOT NULL
        CONSTRAINT course_assignments_reason_known CHECK (reason IN ('ENTRY', 'BY_HAND', 'PLAN')),
    job_id          uuid CONSTRAINT course_assignments_job_fk REFERENCES course_assignment_jobs,
    state           varchar     NOT NULL
        CONSTRAINT course_assignments_state_known CHECK (state IN ('ASSIGNED', 'STARTED', 'COMPLETED', 'ENDED')),
    assigned_at     timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    started_at      timestamptz,
    completed_at    timestamptz,
    -- the membership ended before it was completed
    ended_at       timestamptz,
    -- on the last day on which it was tried: how often
    tries_on        date,
    tries           integer     NOT NULL DEFAULT 0,
    -- of the last try
    percent         integer CONSTRAINT course_assignments_percent_possible CHECK (percent BETWEEN 0 AND 100),
    -- what was completed
    edition         integer,
    certificate     varchar CONSTRAINT course_assignments_certificate_unique UNIQUE,
    reminded_on     date,
    CONSTRAINT course_assignments_edition_fk FOREIGN KEY (course_id, edition) REFERENCES course_editions,
    CONSTRAINT course_assignments_job_says_why CHECK ((reason = 'ENTRY') = (job_id IS NULL)),
    CONSTRAINT course_assignments_completed CHECK (CASE WHEN state = 'COMPLETED'
        THEN num_nulls(completed_at, edition, certificate) = 0 ELSE num_nonnulls(completed_at, edition, certificate) = 0 END),
    CONSTRAINT course_assignments_started CHECK (state <> 'STARTED' OR started_at IS NOT NULL),
    CONSTRAINT course_assignments_ended CHECK ((state = 'ENDED') = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX course_assignments_one_open ON course_assignments (member_id, course_id)
    WHERE state IN ('ASSIGNED', 'STARTED');
CREATE UNIQUE INDEX course_assignments_once_a_job ON course_assignments (job_id, member_id) WHERE job_id IS NOT NULL;
CREATE INDEX course_assignments_of_member ON course_assignments (member_id, id DESC);
-- all that a count reads, with what the row-level policies ask
CREATE INDEX course_assignments_of_course ON course_assignments (course_id, organization_id)
    INCLUDE (state, due_at, member_id);
CREATE INDEX course_assignments_waiting ON course_assignments (course_id, organization_id, id)
    WHERE state IN ('ASSIGNED', 'STARTED');
ALTER TABLE course_assignments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- of the trigger below, which runs as the owner
CREATE POLICY course_assignments_of_the_owner ON course_assignments TO CURRENT_USER USING (true);
-- seen by whoever sees the member, and by the member
CREATE POLICY course_assignments_read ON course_assignments FOR SELECT USING ((SELECT scope_is('system'))
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()])
    OR EXISTS (SELECT 1 FROM members m WHERE m.id = member_id AND m.description_key = scope_person()));
-- an admission gives the entry course, whoever admits
CREATE POLICY course_assignments_given ON course_assignments FOR INSERT WITH CHECK (scope_is('system')
    OR ((scope_is('citizen') OR EXISTS (SELECT 1 FROM organizations o
            WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]))
        AND reason = 'ENTRY' AND state = 'ASSIGNED'));
CREATE POLICY course_assignments_changed ON course_assignments FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM organizations o WHERE o.id = organization_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY course_assignments_forgotten ON course_assignments FOR DELETE USING (scope_is('system'));
GRANT SELECT, INSERT, UPDATE, DELETE ON course_assignments TO ${app_role};

-- A member takes the courses along, wherever the member goes and whoever moves them.
CREATE FUNCTION course_assignments_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    UPDATE public.course_assignments SET organization_id = NEW.organization_id WHERE member_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER members_take_courses_along AFTER UPDATE OF organization_id ON members
    FOR EACH ROW WHEN (OLD.organization_id IS DISTINCT FROM NEW.organization_id)
    EXECUTE FUNCTION course_assignments_follow();

-- Each year, to all members of an organization and below: for 5·8 World Red Cross Day, World First Aid Day or another day.
CREATE TABLE education_plans (
    id              uuid        NOT NULL CONSTRAINT education_plans_pk PRIMARY KEY,
    organization_id uuid        NOT NULL CONSTRAINT education_plans_organization_fk REFERENCES organizations,
    course_id       uuid        NOT NULL CONSTRAINT education_plans_course_fk REFERENCES courses,
    occasion        varchar     NOT NULL
        CONSTRAINT education_plans_occasion_known CHECK (occasion IN ('RED_CROSS_DAY', 'FIRST_AID_DAY', 'FIXED_DAY')),
    month           integer CONSTRAINT education_plans_month_possible CHECK (month BETWEEN 1 AND 12),
    day             integer CONSTRAINT education_plans_day_possible CHECK (day BETWEEN 1 AND 31),
    -- so many days before, the members get it
    lead_days       integer     NOT NULL CONSTRAINT education_plans_lead_possible CHECK (lead_days BETWEEN 0 AND 180),
    active          boolean     NOT NULL,
    created_at      timestamptz NOT NULL,
    created_by      uuid        NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    CONSTRAINT education_plans_fixed_day CHECK (CASE WHEN occasion = 'FIXED_DAY'
        THEN num_nulls(month, day) = 0 ELSE num_nonnulls(month, day) = 0 END)
);
CREATE INDEX education_plans_of_organization ON education_plans (organization_id, id DESC);
CREATE INDEX education_plans_active ON education_plans (id) WHERE active;
GRANT SELECT, INSERT, UPDATE ON education_plans TO ${app_role};

-- A year is opened once, whichever replica comes first.
CREATE TABLE education_plan_years (
    plan_id   uuid        NOT NULL CONSTRAINT education_plan_years_plan_fk REFERENCES education_plans,
    year      integer     NOT NULL,
    job_id    uuid        NOT NULL CONSTRAINT education_plan_years_job_fk REFERENCES course_assignment_jobs,
    opened_at timestamptz NOT NULL,
    CONSTRAINT education_plan_years_pk PRIMARY KEY (plan_id, year)
);
GRANT SELECT, INSERT ON education_plan_years TO ${app_role};
