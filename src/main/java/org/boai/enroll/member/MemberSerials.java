package org.boai.enroll.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.boai.enroll.database.Statements;

/**
 * Serials of the register. The sequence counts in blocks, which a replica hands out one by one: most admissions ask the
 * database for no number. What is left of a block when a replica ends, and what a rollback used, stays unused.
 */
@ApplicationScoped
class MemberSerials {
    /** What the sequence counts on by (V012). */
    static final int BLOCK = 64;

    private final ConcurrentLinkedQueue<Long> left = new ConcurrentLinkedQueue<>();

    /** In the session at hand. */
    Uni<Long> next() {
        Long serial = left.poll();
        return serial != null
                ? Uni.createFrom().item(serial)
                : Statements.row("SELECT nextval('member_serials')").map(row -> takeFirst((Long) row[0]));
    }

    /** So many, in blocks of their own; what is left of the last one stays unused. */
    Uni<List<Long>> many(int count) {
        return Statements.rows(
                        "SELECT nextval('member_serials') FROM generate_series(1, $1)", (count + BLOCK - 1) / BLOCK)
                .map(blocks -> blocks.stream()
                        .flatMap(row -> LongStream.range((Long) row[0], (Long) row[0] + BLOCK)
                                .boxed())
                        .limit(count)
                        .toList());
    }

    private long takeFirst(long block) {
        for (long serial = block + 1; serial < block + BLOCK; serial++) {
            left.add(serial);
        }
        return block;
    }
}
