package org.boai.enroll.duplicate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;
import org.boai.enroll.privacy.PersonalRecords;

/** That somebody seemed to be somebody else: said without the other one, and forgotten. */
@ApplicationScoped
class DuplicateRecords implements PersonalRecords {
    private static final int POSITION = 25;

    private static final String OF =
            """
            SELECT because, state, found_at::date, decided_at::date FROM duplicate_pairs
            WHERE first_id = ANY ($1) OR second_id = ANY ($1) ORDER BY id""";

    private static final String FORGET =
            "DELETE FROM duplicate_pairs WHERE first_id = ANY ($1) OR second_id = ANY ($1)";

    @Override
    public String section() {
        return "duplicates";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return Statements.rows(OF, (Object) ids(subject))
                .map(rows -> rows.stream().map(DuplicateRecords::said).toList());
    }

    private static Map<String, Object> said(Object[] row) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("because", row[0]);
        said.put("state", row[1]);
        said.put("foundOn", row[2]);
        said.put("decidedOn", row[3]);
        return said;
    }

    /** The keys go with the row that they were made of (V041). */
    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Statements.update(FORGET, (Object) ids(subject));
    }

    private static UUID[] ids(DataSubject subject) {
        return Stream.concat(subject.applications().stream(), subject.members().stream())
                .toArray(UUID[]::new);
    }
}
