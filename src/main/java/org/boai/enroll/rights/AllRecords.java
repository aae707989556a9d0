package org.boai.enroll.rights;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.InTurn;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.Correction;
import org.boai.enroll.member.Particulars;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** What every feature holds of a person; one feature after the other, in the session at hand. */
@ApplicationScoped
class AllRecords {
    private final List<PersonalRecords> records;
    private final List<Particulars> particulars;

    AllRecords(@All List<PersonalRecords> records, @All List<Particulars> particulars) {
        this.records = records.stream()
                .sorted(Comparator.comparingInt(PersonalRecords::position))
                .toList();
        this.particulars = List.copyOf(particulars);
    }

    /** By section, those that hold something; in their order. */
    Uni<Map<String, List<Map<String, Object>>>> copy(DataSubject subject) {
        Map<String, List<Map<String, Object>>> copy = new LinkedHashMap<>();
        return InTurn.each(records, one -> one.copy(subject).invoke(rows -> {
                    if (!rows.isEmpty()) {
                        rows.forEach(row -> row.replaceAll((name, value) -> local(value)));
                        copy.put(one.section(), rows);
                    }
                }))
                .replaceWith(copy);
    }

    /** Moments as people here read them. */
    private static Object local(Object value) {
        return value instanceof OffsetDateTime moment
                ? moment.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime()
                : value;
    }

    /** Under the system's scope. @return how many rows were changed, by section */
    Uni<Map<String, Integer>> erase(DataSubject subject) {
        Map<String, Integer> erased = new LinkedHashMap<>();
        return InTurn.each(records, one -> one.erase(subject).invoke(rows -> erased.put(one.section(), rows)))
                .replaceWith(erased);
    }

    /** Under the system's scope. */
    Uni<Void> move(byte[] from, byte[] to) {
        return InTurn.each(records, one -> one.move(from, to));
    }

    /** Under the system's scope. */
    Uni<Void> correct(DataSubject subject, Correction correction) {
        return InTurn.each(particulars, one -> one.correct(subject, correction));
    }

    /** Under the system's scope. */
    Uni<Void> restrict(DataSubject subject) {
        return InTurn.each(particulars, one -> one.restrict(subject));
    }

    /** Under the system's scope. */
    Uni<Void> forgetDocument(DataSubject subject) {
        return InTurn.each(particulars, one -> one.forgetDocument(subject));
    }
}
