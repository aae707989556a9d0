package org.boai.enroll.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.web.Idempotency;
import org.boai.enroll.web.StoredAnswer;

/**
 * Applying for somebody who has no phone at hand, from a form on paper that they signed: the same rules and the same unit of
 * work as for everybody, and who filled it in stays beside it.
 */
@ApplicationScoped
public class AssistedService {
    private static final String WITHIN = "/application";

    private final ApplicationService applications;
    private final CodeService codes;
    private final Idempotency idempotency;
    private final SealedApplications sealed;
    private final Clock clock;

    AssistedService(
            ApplicationService applications,
            CodeService codes,
            Idempotency idempotency,
            SealedApplications sealed,
            Clock clock) {
        this.applications = applications;
        this.codes = codes;
        this.idempotency = idempotency;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * A key counts for the account that sent it.
     *
     * @param key the Idempotency-Key header as it came
     * @return the receipt as the public gets it
     * @throws ProblemException {@code code-unknown}, also for a code outside the caller's subtree; what the public is told
     */
    public Uni<StoredAnswer> submit(String key, SubmitAssistedApplication request, Caller caller) {
        request.paperForm().requireGood(LocalDate.now(clock));
        byte[] payload = sealed.write(request).getBytes(StandardCharsets.UTF_8);
        var once = idempotency.request("assisted:" + caller.accountId(), key, payload);
        var origin = Origin.assisted(caller, request.paperForm());
        return codes.findWithin(request.application().code(), caller).chain(() -> Uni.createFrom()
                .deferred(() -> applications.submit(once, request.application(), origin))
                .onFailure(ProblemException.class)
                .transform(AssistedService::within));
    }

    /** What the rules say about a value of the application points into what was sent. */
    private static Throwable within(Throwable failure) {
        var problem = (ProblemException) failure;
        List<FieldError> errors = problem.errors().stream()
                .map(error -> new FieldError(WITHIN + error.pointer(), error.code(), error.message()))
                .toList();
        return errors.isEmpty() ? problem : ProblemException.invalid(errors);
    }
}
