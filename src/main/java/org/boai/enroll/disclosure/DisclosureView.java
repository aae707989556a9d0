package org.boai.enroll.disclosure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;

/**
 * A disclosure as it stands.
 *
 * @param readableUntil once it is approved: until when the one who asked may read it
 * @param values        only for the one who asked, and only when they may be seen
 */
public record DisclosureView(
        UUID id,
        DisclosureState state,
        List<PersonalField> fields,
        OffsetDateTime readableUntil,
        DisclosedFields values) {
    static DisclosureView of(Disclosure row, DisclosureConfig config, DisclosedFields values) {
        return new DisclosureView(
                row.id(), row.state(), List.copyOf(row.fields()), local(row.readableUntil(config)), values);
    }

    boolean waiting() {
        return state == DisclosureState.WAITING;
    }

    private static OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }

    @Override
    public String toString() {
        return "DisclosureView[" + id + "]";
    }
}
