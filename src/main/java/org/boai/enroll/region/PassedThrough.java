package org.boai.enroll.region;

/** The SQL by which lists look through pseudo regions. */
final class PassedThrough {
    private static final String PASSED =
            """
            WITH RECURSIVE passed AS (
                SELECT id FROM regions WHERE code = %s AND valid_to IS NULL
                UNION ALL
                SELECT c.id FROM passed p JOIN regions c ON c.parent_id = p.id
                WHERE c.valid_to IS NULL AND c.pseudo AND c.level <> 'VILLAGE')
            """;

    private PassedThrough() {}

    /**
     * A table {@code passed} of the region and the pseudo regions below it, level by level: what lies under any of
     * them counts as lying under the region.
     *
     * @param code how the statement names the parameter with the region's code
     */
    static String from(String code) {
        return PASSED.formatted(code);
    }
}
