package org.boai.enroll.code;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** How many of those who scanned a code came how far. */
@ApplicationScoped
public class FunnelService {
    private final CodeService codes;
    private final FunnelProjection projection;
    private final Work work;

    FunnelService(CodeService codes, FunnelProjection projection, Work work) {
        this.codes = codes;
        this.projection = projection;
        this.work = work;
    }

    /**
     * For whoever may see the code's organization. Small numbers are hidden.
     *
     * @throws ProblemException {@code code-unknown}; {@code request-invalid} for days that are none
     */
    public Uni<FunnelView> funnel(String code, FunnelPeriod period, Caller caller) {
        var days = period.days();
        return codes.findWithin(code, caller)
                .chain(facts ->
                        work.onPool(Scope.SYSTEM, connection -> projection.count(connection, facts.code(), days)))
                .map(counts -> FunnelView.of(code, days, counts));
    }
}
