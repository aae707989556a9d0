package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** Sessions end with the data that they open. */
@ApplicationScoped
class SessionRecords implements PersonalRecords {
    private static final int POSITION = 60;

    @Override
    public String section() {
        return "sessions";
    }

    @Override
    public int position() {
        return POSITION;
    }

    /** A copy is made in the person's own scope, which reaches no sessions; they hold nothing but their times. */
    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Void> move(byte[] from, byte[] to) {
        return Statements.update("UPDATE person_sessions SET person_key = $2 WHERE person_key = $1", from, to)
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return subject.key() == null
                ? Uni.createFrom().item(0)
                : Statements.update("DELETE FROM person_sessions WHERE person_key = $1", (Object) subject.key());
    }
}
