package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What one feature holds of persons: it can say it (PIPL 45) and forget it (PIPL 47). Each feature that keeps anything
 * about a person implements this; who asks, asks all of them.
 */
public interface PersonalRecords {
    /** Name of the section in a copy, e.g. {@code memberships}; no two are the same. */
    String section();

    /** Where the section stands in a copy; smaller comes first. */
    int position();

    /**
     * In the session at hand, under the system's scope: all that is held, field by field, opened. Values are texts,
     * numbers, booleans, or {@code OffsetDateTime} and {@code LocalDate}. By default nothing: for what lives a few days
     * and knows a person by a keyed hash only.
     */
    default Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Uni.createFrom().item(List.of());
    }

    /** In the session at hand, under the system's scope: the person is known by another key from now on. */
    default Uni<Void> move(byte[] from, byte[] to) {
        return Uni.createFrom().voidItem();
    }

    /**
     * In the session at hand, under the system's scope: nothing personal of these rows remains, and again changes
     * nothing.
     *
     * @return how many rows were changed
     */
    Uni<Integer> erase(DataSubject subject);
}
