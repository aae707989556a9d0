package org.boai.enroll.integrity;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that always holds.
 *
 * @param name     stable, e.g. {@code member-in-ended-organization}: what it is called when it does not hold
 * @param sentence what must not be
 * @param sql      selects the ids of what must not be, as text; one statement, true in itself at any moment, also while the
 *                 program works
 */
public record Invariant(String name, String sentence, String sql) {
    /** Every invariant that a database can be asked about. */
    public static List<Invariant> all() {
        return Stream.of(
                        ApplicationInvariants.ALL,
                        MemberInvariants.ALL,
                        BranchWorkInvariants.ALL,
                        TellingInvariants.ALL,
                        SecrecyInvariants.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
