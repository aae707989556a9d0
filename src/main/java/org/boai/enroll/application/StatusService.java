package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * What an applicant may know with the receipt and the phone's last four digits: that it was received and who
 * acknowledged it; nothing that depends on who the person is.
 */
@ApplicationScoped
public class StatusService {
    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final StatusProjection projection;
    private final SealedApplications sealed;
    private final Limits limits;
    private final Work work;

    StatusService(StatusProjection projection, SealedApplications sealed, Limits limits, Work work) {
        this.projection = projection;
        this.sealed = sealed;
        this.limits = limits;
        this.work = work;
    }

    /** @throws ProblemException {@code receipt-unknown} whichever of the two is wrong, {@code too-many-tries} */
    public Uni<StatusView> status(FindStatus request) {
        String receipt = Receipts.normalized(request.receipt());
        String bucket = "status:" + receipt;
        return limits.take(bucket, TRIES, WINDOW)
                .chain(() -> work.in(Scope.receipt(receipt), () -> find(receipt, request.phoneLast4())))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(ApplicationProblem.RECEIPT_UNKNOWN))
                .call(() -> limits.giveBack(bucket));
    }

    private Uni<StatusView> find(String receipt, String lastFour) {
        return Panache.getSession()
                .chain(session -> session.createQuery(
                                "from Application where receipt = :receipt and phone is not null", Application.class)
                        .setParameter("receipt", receipt)
                        .getSingleResultOrNull())
                .chain(application -> application != null && phoneEndsWith(application, lastFour)
                        ? projection.view(application)
                        : Uni.createFrom().nullItem());
    }

    private boolean phoneEndsWith(Application application, String lastFour) {
        return MessageDigest.isEqual(
                sealed.open(application).phone().lastFour().getBytes(StandardCharsets.US_ASCII),
                lastFour.getBytes(StandardCharsets.US_ASCII));
    }
}
