package org.boai.enroll.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.Purpose;

/** The rules about the person that submitting applies, for a client that asks before everything is filled in. */
@ApplicationScoped
public class Eligibility {
    private final ApplicationConfig config;
    private final Clock clock;

    Eligibility(ApplicationConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param request with name, phone and the details about the person; the rest may be absent
     * @return what this person must consent to
     * @throws ProblemException as {@link ApplicationService#submit} would fail
     */
    public Set<Purpose> require(SubmitApplication request) {
        return Applicant.of(request, config.identityDocument(), LocalDate.now(clock))
                .requiredConsents();
    }
}
