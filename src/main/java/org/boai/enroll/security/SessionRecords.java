package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
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

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(
                        "SELECT created_at, seen_at FROM person_sessions WHERE person_key = $1 ORDER BY created_at",
                        (Object) subject.key())
                .map(rows -> rows.stream().map(SessionRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("begunAt", row[0]);
        said.put("seenAt", row[1]);
        return said;
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
