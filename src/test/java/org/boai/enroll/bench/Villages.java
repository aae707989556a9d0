package org.boai.enroll.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Villages of the province as residences of people who ask where they belong; each but the first few is asked once. */
final class Villages {
    private static final int FOR_WARMING = 6000;
    private static final String CODES =
            "SELECT code FROM regions WHERE level = 'VILLAGE' AND NOT pseudo AND valid_to IS NULL ORDER BY md5(code)";

    private final List<byte[]> questions = new ArrayList<>();
    private final AtomicInteger warming = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger(FOR_WARMING);

    Villages(Ground ground) throws SQLException {
        try (var statement = ground.superuser().createStatement();
                var rows = statement.executeQuery(CODES)) {
            while (rows.next()) {
                String question = "{\"residence\":{\"regionCode\":\"" + rows.getString(1) + "\"}}";
                questions.add(question.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Where nobody has been asked for. */
    byte[] unasked() {
        return questions.get(asked.getAndIncrement());
    }

    /** One of those that are kept for warming up, in turns. */
    byte[] known() {
        return questions.get(Math.floorMod(warming.getAndIncrement(), FOR_WARMING));
    }
}
