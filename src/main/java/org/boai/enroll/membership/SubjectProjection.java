package org.boai.enroll.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.DataSubject;

/** Which rows hold the data of a member, in the session at hand, under the system's scope. */
@ApplicationScoped
class SubjectProjection {
    private static final String ROWS =
            """
            SELECT (SELECT array_agg(id ORDER BY id) FROM applications WHERE person_key = $1
                    OR id IN (SELECT application_id FROM members WHERE description_key = $1)),
                (SELECT array_agg(id ORDER BY id) FROM members WHERE description_key = $1),
                (SELECT array_agg(DISTINCT phone_index) FROM members WHERE description_key = $1)""";

    Uni<DataSubject> of(byte[] personKey) {
        return Statements.row(ROWS, (Object) personKey)
                .map(row -> new DataSubject(personKey, ids(row[0]), ids(row[1]), phones(row[2])));
    }

    private static List<UUID> ids(Object array) {
        return array == null ? List.of() : List.of((UUID[]) array);
    }

    private static List<byte[]> phones(Object array) {
        return array == null
                ? List.of()
                : Arrays.stream((Buffer[]) array).map(Buffer::getBytes).toList();
    }
}
