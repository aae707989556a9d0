package org.boai.enroll.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a dump of the database would hold of a person: every sealed value, every keyed hash, every number. */
public final class Dump {
    private static final String TABLES =
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY 1";

    /** Of one row: the values of its binary columns in hex. */
    private static final String VALUES =
            """
            SELECT DISTINCT v.value FROM %s t, LATERAL (SELECT substr(value, 3) AS value FROM jsonb_each_text(to_jsonb(t))
                WHERE value ~ '^.x[0-9a-f]{30,}$') v WHERE %s""";

    private Dump() {}

    /** Keyed hashes and sealed values in the rows of a table, as they would read in a dump. */
    public static Set<String> traces(Connection superuser, String table, String where) throws SQLException {
        return new LinkedHashSet<>(LedgerProof.strings(superuser, VALUES.formatted(table, where)));
    }

    public static void assertHoldsNone(Connection superuser, Set<String> traces) throws SQLException {
        assertThat(traces).isNotEmpty();
        for (String table : LedgerProof.strings(superuser, TABLES)) {
            for (String trace : traces) {
                String rows = "SELECT count(*) FROM " + table + " t WHERE strpos(t::text, '" + trace + "') > 0";
                assertThat(LedgerProof.strings(superuser, rows))
                        .as("rows of %s with a trace", table)
                        .containsExactly("0");
            }
        }
    }
}
