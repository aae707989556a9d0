package org.boai.enroll.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.boai.enroll.support.Calm;
import org.boai.enroll.support.LedgerProof;
import org.jboss.logging.Logger;

/** One stage, its readers, and after each fault the proof and a row of the report. */
final class Trial implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Trial.class);

    final Stage stage = new Stage();
    final Windows windows = new Windows();
    private final InboxReader reader = InboxReader.of("shangbao", stage);
    private final InboxReader acknowledger = InboxReader.acknowledging("beishan", stage);
    private final Report report;
    private int acknowledged;
    private long doubled;
    private long delivered;
    private long late;

    Trial(String name) throws Exception {
        this.report = new Report(name);
    }

    /** Everybody has an answer: waits until the program has done all that follows, and proves it. */
    DeliveryProof.Result prove(String fault) throws SQLException {
        DeliveryProof.awaitQuiet(stage);
        stage.replicas.forEach(replica -> Calm.assertIdle(replica.program()));
        try (var superuser = stage.superuser()) {
            var ledger = LedgerProof.verify(superuser, stage.ledger);
            var deliveries = DeliveryProof.verify(superuser, stage.receiver, windows);
            reader.assertSawEverythingOnce(superuser);
            acknowledger.assertSawEverythingOnce(superuser);
            assertThat(deliveries.unexplained())
                    .as("sent twice without a fault")
                    .isEmpty();
            report.add(row(fault, ledger, deliveries));
            LOG.infof(
                    "%s: %s, %d notices acknowledged, dead %s",
                    fault, ledger, acknowledger.acknowledged(), deliveries.dead());
            return deliveries;
        }
    }

    private Report.Row row(String fault, LedgerProof.Result ledger, DeliveryProof.Result deliveries) {
        var row = new Report.Row(
                fault,
                ledger.acknowledged() - acknowledged,
                ledger.lost(),
                deliveries.doubled() - doubled,
                deliveries.delivered() - delivered,
                deliveries.late() - late);
        acknowledged = ledger.acknowledged();
        doubled = deliveries.doubled();
        delivered = deliveries.delivered();
        late = deliveries.late();
        return row;
    }

    Report report() {
        return report;
    }

    @Override
    public void close() throws IOException {
        System.out.println(report);
        reader.close();
        acknowledger.close();
        stage.close();
    }
}
