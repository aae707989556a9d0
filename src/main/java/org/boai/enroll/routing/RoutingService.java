package org.boai.enroll.routing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.database.FactsCache;
import org.boai.enroll.database.UnitOfWork;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.region.RegionChoice;
import org.boai.enroll.region.RegionMoves;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.region.Resolution;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** Places people: loads the facts, lets the router decide, and turns "choose first" into a problem with the choices. */
@ApplicationScoped
public class RoutingService {
    /** Ten megabytes or so when all are used. */
    private static final int KEPT = 5_000;

    private final FactsCache<Whereabouts, Answer> answers = new FactsCache<>(KEPT, Placement.class::isInstance);
    private final RoutingProjection projection;
    private final RegionMoves regions;
    private final CodeService codes;
    private final RoutingConfig config;
    private final Work work;

    RoutingService(
            RoutingProjection projection, RegionMoves regions, CodeService codes, RoutingConfig config, Work work) {
        this.projection = projection;
        this.regions = regions;
        this.codes = codes;
        this.config = config;
        this.work = work;
    }

    /**
     * Where somebody would be placed; stores nothing.
     *
     * @throws ProblemException as {@link #place}, or why the code, when one is given, is not open
     */
    public Uni<Placement> preview(FindPlacement request) {
        return request.code() == null
                ? preview(request.whereabouts())
                : codes.find(request.code()).invoke(CodeFacts::requireOpen).chain(() -> preview(request.whereabouts()));
    }

    public Uni<Placement> preview(Whereabouts whereabouts) {
        return work.in(Scope.CITIZEN, () -> place(whereabouts));
    }

    /**
     * Places somebody, in the session at hand.
     *
     * @throws ProblemException {@code residence-required}, {@code residence-outside-province}, {@code region-split},
     *     each with {@code choices} where there are any, or {@code region-unknown}
     */
    public Uni<Placement> place(Whereabouts whereabouts) {
        return answer(whereabouts).chain(this::placementOrProblem);
    }

    /** The router says the same of the same facts: it is asked once for each place of an edition. */
    private Uni<Answer> answer(Whereabouts whereabouts) {
        return answers.get(whereabouts, UnitOfWork.current().facts(), () -> route(whereabouts));
    }

    private Uni<Answer> route(Whereabouts whereabouts) {
        String code = whereabouts.regionCode();
        boolean outside = code != null && !code.startsWith(config.province());
        String inside = outside ? null : code;
        return projection.load(inside, whereabouts.affiliationId()).chain(facts -> {
            boolean moved = inside != null && facts.lineage().isEmpty();
            if (moved) {
                return resolve(whereabouts);
            }
            Answer answer = Router.place(whereabouts, facts);
            boolean lost = outside && answer instanceof Answer.ChooseOrganization;
            return Uni.createFrom().item(lost ? outsideProvince() : answer);
        });
    }

    private static Answer outsideProvince() {
        return new Answer.ChooseOrganization(Answer.ChooseOrganization.Why.RESIDENCE_OUTSIDE_PROVINCE, null);
    }

    /** A code that is not valid today: follow it, or have the person choose. */
    private Uni<Answer> resolve(Whereabouts whereabouts) {
        return regions.resolve(whereabouts.regionCode()).chain(resolution -> {
            if (resolution instanceof Resolution.Found found) {
                var today = new Whereabouts(found.code(), whereabouts.affiliationId());
                return projection.load(found.code(), today.affiliationId()).map(facts -> Router.place(today, facts));
            }
            return Uni.createFrom()
                    .item(
                            resolution instanceof Resolution.Several several
                                    ? new Answer.ChooseRegion(several.choices())
                                    : new Answer.NoSuchRegion());
        });
    }

    private Uni<Placement> placementOrProblem(Answer answer) {
        if (answer instanceof Placement placement) {
            return Uni.createFrom().item(placement);
        }
        if (answer instanceof Answer.ChooseRegion choose) {
            return Uni.createFrom()
                    .failure(ProblemException.of(RegionProblem.REGION_SPLIT).with("choices", choose.choices()));
        }
        if (answer instanceof Answer.ChooseOrganization choose) {
            return choicesOf(choose).map(choices -> {
                throw ProblemException.of(problem(choose)).with("choices", choices);
            });
        }
        return Uni.createFrom().failure(ProblemException.of(RegionProblem.REGION_UNKNOWN));
    }

    private static RoutingProblem problem(Answer.ChooseOrganization choose) {
        return switch (choose.why()) {
            case RESIDENCE_REQUIRED -> RoutingProblem.RESIDENCE_REQUIRED;
            case RESIDENCE_OUTSIDE_PROVINCE -> RoutingProblem.RESIDENCE_OUTSIDE_PROVINCE;
        };
    }

    private Uni<List<RegionChoice>> choicesOf(Answer.ChooseOrganization choose) {
        String parent = choose.parent() == null ? config.province() : choose.parent();
        return regions.choicesBelow(parent);
    }
}
