-- What a proved phone is good for: applying, seeing one's own data, taking on a new number, ending a false application.
ALTER TABLE phone_proofs DROP CONSTRAINT phone_proofs_purpose_known,
    ADD CONSTRAINT phone_proofs_purpose_known CHECK (purpose IN ('APPLICATION', 'SIGN_IN', 'NEW_PHONE', 'DISOWNING'));

-- What a branch is told of, beside applications.
ALTER TABLE notices DROP CONSTRAINT notices_kind_known,
    ADD CONSTRAINT notices_kind_known CHECK (kind IN ('MEMBER_ADMITTED', 'APPLICATION_TO_REVIEW', 'RIGHTS_REQUEST', 'MEMBER_LEFT',
        'APPLICATION_DISOWNED', 'APPLICATIONS_IN_A_BURST'));
