package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers of an inbox. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class SequencerIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int NOTICES = 5;

    @Inject
    Sequencer sequencer;

    private Branch branch;

    @BeforeEach
    void aBranchWithSeveralNotices() {
        branch = Branch.untold();
        String code = Codes.poster();
        for (int i = 0; i < NOTICES; i++) {
            branch.apply(code);
        }
    }

    /** Whoever of the replicas numbers them: the one here does it most of the times. */
    @Test
    void severalOfOneInboxAreNumberedInOneRun() {
        for (int round = 1; round <= 10; round++) {
            Database.change("UPDATE notice_audiences SET seq = NULL WHERE organization_id = ?", branch.organization());
            while (unnumbered() > 0) {
                sequencer.run(Sequencer.EVER).await().atMost(LIMIT);
            }
        }
        long last =
                Database.count("SELECT last_seq FROM inbox_counters WHERE organization_id = ?", branch.organization());
        assertThat(Database.column(
                        Long.class,
                        "SELECT seq FROM notice_audiences WHERE organization_id = ? ORDER BY seq",
                        branch.organization()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(last - NOTICES + 1, last).boxed().toList());
    }

    /** As when a notice of last week changes, or its transaction took long: the doorbell's runs do not see it. */
    @Test
    void whatIsOldIsNumberedToo() {
        Database.change(
                "UPDATE notice_audiences SET seq = NULL, added_at = added_at - interval '7 days' WHERE organization_id = ?",
                branch.organization());
        sequencer.run(Duration.ofSeconds(20)).await().atMost(LIMIT);
        Awaitility.await().atMost(LIMIT).until(() -> unnumbered() == 0);
    }

    private long unnumbered() {
        return Database.count(
                "SELECT count(*) FROM notice_audiences WHERE organization_id = ? AND seq IS NULL",
                branch.organization());
    }
}
