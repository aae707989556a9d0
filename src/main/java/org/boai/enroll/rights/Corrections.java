package org.boai.enroll.rights;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Correction;
import org.boai.enroll.privacy.DataSubject;

/** Puts right what is held of a person; in the session at hand, under the system's scope. */
@ApplicationScoped
class Corrections {
    /** Name, birth date and phone make the key: it may be another one now. */
    private static final String KEY =
            """
            SELECT person_key FROM applications WHERE id = ANY ($1) AND person_key IS NOT NULL
            UNION SELECT description_key FROM members WHERE id = ANY ($2) AND description_key IS NOT NULL LIMIT 1""";

    private final AllRecords records;

    Corrections(AllRecords records) {
        this.records = records;
    }

    /** @throws ProblemException {@code member-already} when somebody else is a member under the new particulars */
    Uni<Void> apply(DataSubject subject, Correction correction) {
        return records.correct(subject, correction)
                .chain(Panache::flush)
                .chain(() -> Statements.row(KEY, subject.applicationIds(), subject.memberIds()))
                .map(row -> ((Buffer) row[0]).getBytes())
                .chain(key -> records.move(subject.key(), key));
    }
}
