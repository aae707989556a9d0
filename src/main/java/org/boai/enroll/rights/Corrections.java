package org.boai.enroll.rights;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.member.Correction;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.proof.WeChatBindings;
import org.boai.enroll.security.PersonSessions;

/** Puts right what is held of a person; in the session at hand, under the system's scope. */
@ApplicationScoped
class Corrections {
    /** Name, birth date and phone make the key: it may be another one now. */
    private static final String KEY =
            """
            SELECT person_key FROM applications WHERE id = ANY ($1) AND person_key IS NOT NULL
            UNION SELECT description_key FROM members WHERE id = ANY ($2) AND description_key IS NOT NULL LIMIT 1""";

    private final AllRecords records;
    private final PersonSessions sessions;
    private final WeChatBindings weChats;

    Corrections(AllRecords records, PersonSessions sessions, WeChatBindings weChats) {
        this.records = records;
        this.sessions = sessions;
        this.weChats = weChats;
    }

    /**
     * A new phone ends what could still be open to somebody else: sessions, and WeChats that sign in.
     *
     * @param kept the session that goes on, or null
     * @throws ProblemException {@code member-already} when somebody else is a member under the new particulars
     */
    Uni<Void> apply(DataSubject subject, Correction correction, UUID kept) {
        return (correction.phone() == null ? Uni.createFrom().voidItem() : shut(subject.key(), kept))
                .chain(() -> records.correct(subject, correction))
                .chain(Panache::flush)
                .chain(() -> Statements.row(KEY, subject.applicationIds(), subject.memberIds()))
                .map(row -> ((Buffer) row[0]).getBytes())
                .chain(key -> records.move(subject.key(), key));
    }

    private Uni<Void> shut(byte[] key, UUID kept) {
        return sessions.endAll(key, kept).chain(() -> weChats.unbind(key)).replaceWithVoid();
    }
}
