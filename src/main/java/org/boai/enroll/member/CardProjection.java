package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;
import org.boai.enroll.security.Caller;

/** The active membership of a person, in the session at hand. */
@ApplicationScoped
class CardProjection {
    private static final String OWN =
            """
            SELECT m.id, m.full_name, m.number, m.kind, o.name, m.joined_on, o.id,
                (SELECT string_agg(a.name, E'\n' ORDER BY array_position(o.ancestors, a.id))
                 FROM organizations a WHERE a.id = ANY (o.ancestors) AND a.id <> o.id)
            FROM members m JOIN organizations o ON o.id = m.organization_id
            WHERE m.description_key = $1 AND m.status = 'ACTIVE'
            """;

    private static final String WITHIN = OWN + "AND o.ancestors @> ARRAY[cast($2 AS uuid)]";

    private final FieldCipher cipher;

    CardProjection(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** What a card says. */
    record Holder(
            UUID id,
            String fullName,
            String number,
            MemberKind kind,
            String organization,
            UUID organizationId,
            LocalDate since,
            List<String> path) {
        @Override
        public String toString() {
            return "Holder[" + id + "]";
        }
    }

    /** @return null for whoever is no member */
    Uni<Holder> own(byte[] personKey) {
        return Statements.row(OWN, (Object) personKey).map(this::holder);
    }

    /** @return null also for a member outside the caller's subtree */
    Uni<Holder> within(byte[] personKey, Caller caller) {
        return Statements.row(WITHIN, personKey, caller.organizationId()).map(this::holder);
    }

    private Holder holder(Object[] row) {
        if (row == null) {
            return null;
        }
        UUID id = (UUID) row[0];
        String path = (String) row[7];
        return new Holder(
                id,
                cipher.open(Field.FULL_NAME, id, ((Buffer) row[1]).getBytes()),
                (String) row[2],
                MemberKind.valueOf((String) row[3]),
                (String) row[4],
                (UUID) row[6],
                (LocalDate) row[5],
                path == null ? List.of() : List.of(path.split("\n")));
    }
}
