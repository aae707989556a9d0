package org.boai.enroll.privacy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.boai.enroll.database.Statements;

/**
 * Consents say nothing about a person but that somebody consented, and prove that what was done was lawful: erasing a
 * person leaves them, without a way to the person, until their own time is over.
 */
@ApplicationScoped
class ConsentRecords implements PersonalRecords, Retained {
    private static final int POSITION = 30;

    private static final String FORGET =
            """
            DELETE FROM consents WHERE ctid = ANY (ARRAY(
                (SELECT c.ctid FROM consents c WHERE c.ended_at < $1 LIMIT $2)
                UNION ALL
                (SELECT c.ctid FROM applications a JOIN consents c ON c.subject_id = a.id
                 WHERE a.erased_at < $1 LIMIT $2)
                UNION ALL
                (SELECT c.ctid FROM members m JOIN consents c ON c.subject_id = m.id
                 WHERE m.erased_at < $1 LIMIT $2) LIMIT $2))""";

    private final ConsentService consents;
    private final RetentionConfig config;

    ConsentRecords(ConsentService consents, RetentionConfig config) {
        this.consents = consents;
        this.config = config;
    }

    @Override
    public String section() {
        return "consents";
    }

    @Override
    public int position() {
        return POSITION;
    }

    @Override
    public Uni<List<Map<String, Object>>> copy(DataSubject subject) {
        return consents.of(subject)
                .map(given -> given.stream().map(ConsentRecords::row).toList());
    }

    private static Map<String, Object> row(RecordedConsent consent) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("purpose", consent.purpose().name());
        row.put("version", consent.version());
        row.put("textHash", HexFormat.of().formatHex(consent.textHash()));
        row.put("givenAt", consent.givenAt());
        row.put("endedAt", consent.endedAt());
        row.put("endedBy", consent.endedBy());
        return row;
    }

    @Override
    public Uni<Integer> erase(DataSubject subject) {
        return Uni.createFrom().item(0);
    }

    @Override
    public String kind() {
        return section();
    }

    @Override
    public Period keptFor() {
        return config.consents();
    }

    @Override
    public Uni<Integer> erase(Instant before, int most) {
        return Statements.update(FORGET, before, most);
    }
}
