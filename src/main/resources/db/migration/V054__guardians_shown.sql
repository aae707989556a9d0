-- Why the guardian of a minor who takes part was seen in full, kept like the rest.
ALTER TABLE disclosures
    DROP CONSTRAINT disclosures_subject_known,
    ADD CONSTRAINT disclosures_subject_known CHECK (subject_kind IN
        ('MEMBER', 'APPLICATION', 'LEADER', 'CORPORATE_APPLICATION', 'CORPORATE_MEMBER', 'PARTICIPATION'));
