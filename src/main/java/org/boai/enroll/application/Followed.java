package org.boai.enroll.application;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.proof.ProofPurpose;
import org.boai.enroll.proof.ProofService;
import org.boai.enroll.security.Limits;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/**
 * Finds the application of somebody who has its receipt and has proved the phone that is on record. Either alone opens nothing:
 * numbers are recycled and shared, and receipts are photographed.
 */
@ApplicationScoped
class Followed {
    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Set<ProblemType> GUESSES =
            Set.of(ApplicationProblem.RECEIPT_UNKNOWN, ProofProblem.PHONE_PROOF_REFUSED);

    private static final String FIND =
            Application.COLUMNS + "FROM applications p WHERE p.receipt = :receipt AND p.phone IS NOT NULL";

    private final ProofService proofs;
    private final Limits limits;
    private final Work work;

    Followed(ProofService proofs, Limits limits, Work work) {
        this.proofs = proofs;
        this.limits = limits;
        this.work = work;
    }

    /**
     * @param locks whether the application is about to change
     * @param task  in a unit of work of its own, under the system's scope: whom it was shown to lies outside the receipt's
     * @throws ProblemException {@code phone-proof-refused}; {@code receipt-unknown} also when it is another phone's;
     *                          {@code too-many-tries}
     */
    <T> Uni<T> in(FollowApplication who, boolean locks, Function<Application, Uni<T>> task) {
        String receipt = Receipts.normalized(who.receipt());
        String bucket = "status:" + receipt;
        return limits.take(bucket, TRIES, WINDOW)
                .chain(() -> work.in(Scope.receipt(receipt), () -> proved(who)
                        .chain(() -> work.widened(Scope.SYSTEM, Scope.receipt(receipt), () -> find(receipt, who, locks)
                                .chain(application -> task.apply(application))
                                // what the task has to write lies outside the receipt's scope, too
                                .call(() -> UnitOfWork.current().write())))))
                .onFailure(Followed::isNoGuess)
                .call(() -> limits.giveBack(bucket))
                .call(() -> limits.giveBack(bucket));
    }

    private static boolean isNoGuess(Throwable failure) {
        return !(failure instanceof ProblemException problem && GUESSES.contains(problem.type()));
    }

    private Uni<Void> proved(FollowApplication who) {
        byte[] phone = proofs.phoneIndex(MobileNumber.parse(who.phone()));
        return proofs.holds(who.phoneProof(), phone, ProofPurpose.STATUS)
                .invoke(good -> {
                    if (!good) {
                        throw ProblemException.of(ProofProblem.PHONE_PROOF_REFUSED);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Application> find(String receipt, FollowApplication who, boolean locks) {
        byte[] phone = proofs.phoneIndex(MobileNumber.parse(who.phone()));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(locks ? FIND + " FOR UPDATE OF p" : FIND, Application.class)
                        .setParameter("receipt", receipt)
                        .getSingleResultOrNull())
                .invoke(application -> {
                    if (application == null || !Arrays.equals(application.phoneIndex, phone)) {
                        throw ProblemException.of(ApplicationProblem.RECEIPT_UNKNOWN);
                    }
                });
    }
}
