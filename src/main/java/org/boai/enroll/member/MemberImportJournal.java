package org.boai.enroll.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.boai.enroll.database.Statements;
import org.boai.enroll.privacy.FieldCipher;
import org.boai.enroll.privacy.FieldCipher.Field;

/** The rows of imports, sealed, and what is known of each; in the session at hand. */
@ApplicationScoped
class MemberImportJournal {
    private static final String FORGET_PART = "DELETE FROM member_import_rows WHERE import_id = $1 AND part = $2";

    private static final String KEEP =
            """
            INSERT INTO member_import_rows (import_id, part, line, state, given, member_id)
            SELECT $1, $2, u.line, 'WAITING', u.given, u.member
            FROM unnest($3::int[], $4::bytea[], $5::uuid[]) AS u (line, given, member) ON CONFLICT DO NOTHING""";

    private static final String AGAIN =
            """
            UPDATE member_import_rows SET state = 'WAITING', findings = NULL, identity_key = NULL, description_key = NULL
            WHERE import_id = $1 AND state IN ('GOOD', 'BAD')""";

    /** What another one works on is left to it. */
    private static final String TAKE =
            """
            SELECT part, line, member_id, given FROM member_import_rows WHERE import_id = $1 AND state = $2
            ORDER BY part, line LIMIT $3 FOR UPDATE SKIP LOCKED""";

    private static final String NOTE =
            """
            UPDATE member_import_rows r SET state = u.state, findings = u.findings, identity_key = u.identity,
                description_key = u.description
            FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::bytea[], $7::bytea[])
                AS u (part, line, state, findings, identity, description)
            WHERE r.import_id = $1 AND r.part = u.part AND r.line = u.line""";

    private static final String LEFT =
            "SELECT EXISTS (SELECT 1 FROM member_import_rows WHERE import_id = $1 AND state = $2)";

    /** Keys of whoever is good in an earlier row, or a member; asked by index, however much there is of either. */
    private static final String TWICE =
            """
            SELECT identity_key FROM member_import_rows WHERE import_id = $1 AND state = 'GOOD' AND identity_key = ANY ($2)
            UNION ALL SELECT description_key FROM member_import_rows
            WHERE import_id = $1 AND state = 'GOOD' AND description_key = ANY ($3)""";

    private static final String MEMBERS =
            """
            SELECT identity_key FROM members WHERE status = 'ACTIVE' AND identity_key = ANY ($1)
            UNION ALL SELECT description_key FROM members WHERE status = 'ACTIVE' AND description_key = ANY ($2)""";

    /** So that of two who check at once only one does: rows that are the same person must not pass side by side. */
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtextextended('member-import:' || $1, 0))";

    private static final String FORGET =
            """
            UPDATE member_import_rows SET given = NULL, identity_key = NULL, description_key = NULL
            WHERE ctid = ANY (ARRAY(SELECT ctid FROM member_import_rows WHERE import_id = $1 AND given IS NOT NULL
                LIMIT 5000))""";

    private final FieldCipher cipher;
    private final ObjectMapper json;

    MemberImportJournal(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    /** A row as it was given. */
    record Row(int part, int line, UUID member, MemberImportGiven given) {
        @Override
        public String toString() {
            return "Row[" + part + ":" + line + "]";
        }
    }

    /** What became of a row; the keys are null unless it is good. */
    record Noted(Row row, String state, String findings, byte[] identity, byte[] description) {
        @Override
        public String toString() {
            return "Noted[" + row + " " + state + "]";
        }
    }

    /** In place of what the part held; of the same rows again, those are kept that are there. */
    Uni<Void> replace(UUID id, int part, List<MemberImportTable.Line> lines) {
        return Statements.update(FORGET_PART, id, part)
                .chain(() -> keep(id, part, lines))
                .replaceWithVoid();
    }

    Uni<Integer> keep(UUID id, int part, List<MemberImportTable.Line> lines) {
        return Statements.update(
                KEEP,
                id,
                part,
                lines.stream().map(MemberImportTable.Line::line).toArray(Integer[]::new),
                lines.stream().map(line -> sealed(id, part, line)).toArray(Buffer[]::new),
                lines.stream()
                        .map(line -> MemberImportIds.of(id, part, line.line()))
                        .toArray(UUID[]::new));
    }

    private Buffer sealed(UUID id, int part, MemberImportTable.Line line) {
        try {
            String text = json.writeValueAsString(line.given());
            return Buffer.buffer(cipher.seal(Field.IMPORTED, MemberImportIds.of(id, part, line.line()), text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of texts can be written as JSON");
        }
    }

    /** Every row that is no member yet is to be looked at again. */
    Uni<Void> startAgain(UUID id) {
        return Statements.update(AGAIN, id).replaceWithVoid();
    }

    Uni<List<Row>> take(UUID id, String state, int most) {
        return Statements.rows(TAKE, id, state, most)
                .map(rows -> rows.stream().map(this::row).toList());
    }

    private Row row(Object[] row) {
        UUID member = (UUID) row[2];
        try {
            String text = cipher.open(Field.IMPORTED, member, ((Buffer) row[3]).getBytes());
            return new Row((Integer) row[0], (Integer) row[1], member, json.readValue(text, MemberImportGiven.class));
        } catch (JsonProcessingException e) {
            // not kept as the cause: its message may quote the row
            throw new IllegalStateException("a row of an import is not readable");
        }
    }

    Uni<Void> note(UUID id, List<Noted> noted) {
        return Statements.update(
                        NOTE,
                        id,
                        each(noted, one -> one.row().part()).toArray(Integer[]::new),
                        each(noted, one -> one.row().line()).toArray(Integer[]::new),
                        each(noted, Noted::state).toArray(String[]::new),
                        each(noted, Noted::findings).toArray(String[]::new),
                        each(noted, one -> buffer(one.identity())).toArray(Buffer[]::new),
                        each(noted, one -> buffer(one.description())).toArray(Buffer[]::new))
                .replaceWithVoid();
    }

    private static <T> List<T> each(List<Noted> noted, Function<Noted, T> part) {
        return noted.stream().map(part).toList();
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    Uni<Boolean> left(UUID id, String state) {
        return Statements.row(LEFT, id, state).map(row -> (Boolean) row[0]);
    }

    Uni<Boolean> alone(UUID id) {
        return Statements.row(ALONE, id.toString()).map(row -> (Boolean) row[0]);
    }

    /** Who of these stands in an earlier row of the list, by key. */
    Uni<Set<Buffer>> inTheList(UUID id, List<Noted> noted) {
        return keys(Statements.rows(TWICE, id, all(noted, Noted::identity), all(noted, Noted::description)));
    }

    /** Who of these is a member, by key. */
    Uni<Set<Buffer>> inTheRegister(List<Noted> noted) {
        return keys(Statements.rows(MEMBERS, all(noted, Noted::identity), all(noted, Noted::description)));
    }

    private static Buffer[] all(List<Noted> noted, Function<Noted, byte[]> key) {
        return noted.stream()
                .map(key)
                .filter(Objects::nonNull)
                .map(Buffer::buffer)
                .toArray(Buffer[]::new);
    }

    private static Uni<Set<Buffer>> keys(Uni<List<Object[]>> rows) {
        return rows.map(found -> found.stream().map(row -> (Buffer) row[0]).collect(Collectors.toSet()));
    }

    /** What was given is in the register now, or nowhere; some at a time. @return how many */
    Uni<Integer> forget(UUID id) {
        return Statements.update(FORGET, id);
    }
}
