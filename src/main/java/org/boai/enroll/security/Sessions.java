package org.boai.enroll.security;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks again, for answers that last longer than a request, whether the caller is still who it was. */
@ApplicationScoped
public class Sessions {
    private final CallerProjection callers;

    Sessions(CallerProjection callers) {
        this.callers = callers;
    }

    /** False once the account is disabled, its tokens are void, or its organization or roles have changed. */
    public Uni<Boolean> stillAs(Caller caller) {
        return callers.find(caller.accountId()).map(caller::equals);
    }
}
