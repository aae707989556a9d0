package org.boai.enroll.corporate;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** That the application of a unit was received, and by whom; nothing that depends on the unit: that goes to the phone. */
@ApplicationScoped
public class CorporateStatusService {
    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final String KIND = "SELECT kind FROM organizations WHERE id = $1";

    private final UnitApplications applications;
    private final Limits limits;
    private final Work work;

    CorporateStatusService(UnitApplications applications, Limits limits, Work work) {
        this.applications = applications;
        this.limits = limits;
        this.work = work;
    }

    /** @throws ProblemException {@code corporate-receipt-unknown} whichever of the two is wrong, {@code too-many-tries} */
    public Uni<CorporateReceipt> status(FindCorporateStatus request) {
        String bucket = "corporate-status:" + request.receipt();
        return limits.take(bucket, TRIES, WINDOW)
                .chain(() -> work.in(Scope.receipt(request.receipt()), () -> find(request)))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.of(CorporateProblem.CORPORATE_RECEIPT_UNKNOWN))
                .call(() -> limits.giveBack(bucket));
    }

    private Uni<CorporateReceipt> find(FindCorporateStatus request) {
        return applications
                .find(request.receipt())
                .chain(found -> found != null && matches(found, request)
                        ? Statements.row(KIND, found.organization()).map(row -> receipt(found, (String) row[0]))
                        : Uni.createFrom().nullItem());
    }

    private static boolean matches(UnitApplication found, FindCorporateStatus request) {
        return MessageDigest.isEqual(
                found.phone().lastFour().getBytes(StandardCharsets.US_ASCII),
                request.phoneLast4().getBytes(StandardCharsets.US_ASCII));
    }

    private static CorporateReceipt receipt(UnitApplication found, String kind) {
        return new CorporateReceipt(
                found.receipt(),
                UnitStatus.RECEIVED,
                found.submittedAt().atZone(SystemClock.ZONE).toOffsetDateTime(),
                new CorporateReceipt.Decider(
                        found.organization(), found.organizationName(), OrganizationKind.valueOf(kind)));
    }
}
