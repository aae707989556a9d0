-- A branch is told when the county could not confirm what was filled in there for somebody.
ALTER TABLE notices DROP CONSTRAINT notices_kind_known,
    ADD CONSTRAINT notices_kind_known CHECK (kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW', 'RIGHTS_REQUEST', 'MEMBER_LEFT',
        'APPLICATION_DISOWNED', 'APPLICATIONS_IN_A_BURST', 'APPLICATION_NOT_CONFIRMED'));
