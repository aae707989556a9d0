package org.boai.enroll.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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

    /** Of rows that are the same person, the first one stays good. */
    private static final String DUPLICATES =
            """
            UPDATE member_import_rows r SET state = 'BAD', findings = 'row:row-twice'
            FROM (SELECT part, line, row_number() OVER (PARTITION BY identity_key ORDER BY part, line) AS identity,
                    row_number() OVER (PARTITION BY description_key ORDER BY part, line) AS description
                FROM member_import_rows WHERE import_id = $1 AND state = 'GOOD') d
            WHERE r.import_id = $1 AND r.part = d.part AND r.line = d.line AND (d.identity > 1 OR d.description > 1)""";

    private static final String MEMBERS =
            """
            UPDATE member_import_rows r SET state = 'BAD', findings = 'row:row-member-already'
            WHERE r.import_id = $1 AND r.state = 'GOOD' AND (
                EXISTS (SELECT 1 FROM members m WHERE m.identity_key = r.identity_key AND m.status = 'ACTIVE')
                OR EXISTS (SELECT 1 FROM members m WHERE m.description_key = r.description_key AND m.status = 'ACTIVE'))""";

    private static final String FORGET =
            """
            UPDATE member_import_rows SET given = NULL, identity_key = NULL, description_key = NULL
            WHERE import_id = $1 AND given IS NOT NULL""";

    private static final String MORE_TIME = "SELECT set_config('statement_timeout', '600000', true)";

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
        return Statements.row(MORE_TIME)
                .chain(() -> Statements.update(AGAIN, id))
                .replaceWithVoid();
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
                        all(noted, one -> one.row().part()).toArray(Integer[]::new),
                        all(noted, one -> one.row().line()).toArray(Integer[]::new),
                        all(noted, Noted::state).toArray(String[]::new),
                        all(noted, Noted::findings).toArray(String[]::new),
                        all(noted, one -> buffer(one.identity())).toArray(Buffer[]::new),
                        all(noted, one -> buffer(one.description())).toArray(Buffer[]::new))
                .replaceWithVoid();
    }

    private static <T> List<T> all(List<Noted> noted, Function<Noted, T> part) {
        return noted.stream().map(part).toList();
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }

    Uni<Boolean> left(UUID id, String state) {
        return Statements.row(LEFT, id, state).map(row -> (Boolean) row[0]);
    }

    /** Whoever stands in the list twice, or in the register already. */
    Uni<Void> findKnown(UUID id) {
        return Statements.row(MORE_TIME)
                .chain(() -> Statements.update(DUPLICATES, id))
                .chain(() -> Statements.update(MEMBERS, id))
                .replaceWithVoid();
    }

    /** What was given is in the register now, or nowhere. */
    Uni<Void> forget(UUID id) {
        return Statements.row(MORE_TIME)
                .chain(() -> Statements.update(FORGET, id))
                .replaceWithVoid();
    }
}
