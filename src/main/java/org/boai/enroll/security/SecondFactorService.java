package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.ProblemException;

/**
 * Setting up a second factor. With the password and without a token, so that an account that must have one before it
 * signs in can; who has one already also shows it.
 */
@ApplicationScoped
public class SecondFactorService {
    private static final String ENROLLED =
            """
            UPDATE accounts SET second_factor_since = now(), token_version = token_version + 1
            WHERE id = $1 RETURNING token_version""";

    private final Credentials credentials;
    private final SecondFactors factors;
    private final RecoveryCodes recovery;
    private final Issuing issuing;
    private final AuditLog audit;
    private final Work work;

    SecondFactorService(
            Credentials credentials,
            SecondFactors factors,
            RecoveryCodes recovery,
            Issuing issuing,
            AuditLog audit,
            Work work) {
        this.credentials = credentials;
        this.factors = factors;
        this.recovery = recovery;
        this.issuing = issuing;
        this.audit = audit;
        this.work = work;
    }

    /** @throws ProblemException as signing in does */
    public Uni<NewSecondFactor> begin(SignIn request, String address) {
        return credentials
                .password(request.username(), request.password(), address)
                .call(account -> credentials.secondFactor(account, request.oneTimeCode()))
                .chain(account -> work.in(Scope.SYSTEM, () -> factors.begin(account.id())))
                .map(secret -> NewSecondFactor.of(request.username(), secret));
    }

    /**
     * From the first code on, the new factor counts, and every earlier session of the account ends.
     *
     * @throws ProblemException {@code credentials-refused}, {@code second-factor-refused}, {@code too-many-tries}
     */
    public Uni<EnrolledSecondFactor> confirm(EnrollSecondFactor request, String address) {
        return credentials
                .password(request.username(), request.password(), address)
                .call(account -> credentials.firstCode(account, request.oneTimeCode()))
                .chain(account -> work.in(Scope.SYSTEM, () -> enroll(account)));
    }

    private Uni<EnrolledSecondFactor> enroll(KnownAccount account) {
        audit.record(
                Actor.steward(account.id()),
                AuditEvent.of("second-factor-enrolled", "account", account.id(), account.organization()));
        return recovery.renew(account.id())
                .chain(codes -> Statements.row(ENROLLED, account.id()).chain(row -> tokens(account, row, codes)));
    }

    private Uni<EnrolledSecondFactor> tokens(KnownAccount account, Object[] row, List<String> codes) {
        return issuing.issue(account.id(), (Integer) row[0], Ids.next())
                .map(issued -> new EnrolledSecondFactor(codes, issued));
    }
}
