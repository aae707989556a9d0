package org.boai.enroll.education;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.boai.enroll.audit.AuditEvent;
import org.boai.enroll.audit.AuditLog;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.code.Invitations;
import org.boai.enroll.code.IssueCode;
import org.boai.enroll.code.Occasion;
import org.boai.enroll.database.Statements;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Page;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.security.Caller;
import org.boai.enroll.security.Scope;
import org.boai.enroll.security.Work;

/** First-aid classes of an organization, each with a code through which its participants apply (浙红〔2019〕40号 三(三)). */
@ApplicationScoped
public class FirstAidClassService {
    private static final String CREATE =
            """
            INSERT INTO first_aid_classes (id, organization_id, code, title, place, first_day, last_day, instructor, created_at,
                created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (code) DO NOTHING""";

    private static final String CHANGE =
            """
            UPDATE first_aid_classes SET title = $3, place = $4, first_day = $5, last_day = $6, instructor = $7,
                version = version + 1
            WHERE id = $1 AND version = $2""";

    private final FirstAidProjection classes;
    private final OrganizationService organizations;
    private final CodeService codes;
    private final Invitations invitations;
    private final AuditLog audit;
    private final Work work;
    private final Clock clock;

    FirstAidClassService(
            FirstAidProjection classes,
            OrganizationService organizations,
            CodeService codes,
            Invitations invitations,
            AuditLog audit,
            Work work,
            Clock clock) {
        this.classes = classes;
        this.organizations = organizations;
        this.codes = codes;
        this.invitations = invitations;
        this.audit = audit;
        this.work = work;
        this.clock = clock;
    }

    /** Newest first. @throws ProblemException {@code organization-unknown} outside the caller's subtree */
    public Uni<Page<FirstAidClassView>> list(UUID organization, UUID after, int limit, Caller caller) {
        return organizations
                .get(organization, caller)
                .chain(() -> work.in(caller.scope(), () -> classes.list(organization, after, limit + 1)))
                .map(rows -> Page.of(rows, limit, view -> view.id().toString()));
    }

    /** @throws ProblemException {@code first-aid-class-unknown} */
    public Uni<FirstAidClassView> get(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> classes.require(id, caller));
    }

    /**
     * With the code that is named, or with a new one, which a HANDLER may issue for the own organization.
     *
     * @throws ProblemException {@code organization-unknown}, {@code request-invalid}, {@code first-aid-code-unfit},
     *     {@code first-aid-code-taken}, {@code not-permitted} to issue a code there
     */
    public Uni<FirstAidClassView> create(UUID organization, CreateFirstAidClass request, Caller caller) {
        request.said().requireDays(today());
        return organizations
                .get(organization, caller)
                .chain(() -> code(organization, request, caller))
                .chain(code -> work.in(caller.scope(), () -> create(organization, code, request.said(), caller)));
    }

    private Uni<String> code(UUID organization, CreateFirstAidClass request, Caller caller) {
        if (request.code() != null) {
            return Uni.createFrom().item(request.code());
        }
        var wanted = new IssueCode(request.title(), Occasion.FIRST_AID_CLASS, null, null, null);
        return codes.issue(organization, wanted, caller).map(issued -> issued.code());
    }

    private Uni<FirstAidClassView> create(UUID organization, String code, ChangeFirstAidClass said, Caller caller) {
        UUID id = Ids.next();
        return invitations
                .isOfAClass(code, organization)
                .invoke(fits -> require(fits, FirstAidProblem.FIRST_AID_CODE_UNFIT))
                .chain(() -> Statements.update(
                        CREATE,
                        id,
                        organization,
                        code,
                        said.title(),
                        said.place(),
                        said.firstDay(),
                        said.until(),
                        said.instructor(),
                        clock.instant(),
                        caller.accountId()))
                .invoke(created -> require(created == 1, FirstAidProblem.FIRST_AID_CODE_TAKEN))
                .invoke(() -> record("first-aid-class-created", id, organization, caller))
                .chain(() -> classes.require(id, caller));
    }

    /**
     * @param version that the change was made against
     * @throws ProblemException {@code first-aid-class-unknown}, {@code request-invalid}, {@code version-stale}
     */
    public Uni<FirstAidClassView> change(UUID id, int version, ChangeFirstAidClass request, Caller caller) {
        request.requireDays(today());
        return work.in(caller.scope(), () -> classes.require(id, caller)
                .call(found -> Statements.update(
                                CHANGE,
                                id,
                                version,
                                request.title(),
                                request.place(),
                                request.firstDay(),
                                request.until(),
                                request.instructor())
                        .invoke(changed -> {
                            if (changed == 0) {
                                throw ProblemException.of(CommonProblem.VERSION_STALE);
                            }
                        })
                        .invoke(() -> record("first-aid-class-changed", id, found.organizationId(), caller)))
                .chain(() -> classes.require(id, caller)));
    }

    /** What it brings. @throws ProblemException {@code first-aid-class-unknown} */
    public Uni<FirstAidFigures> figures(UUID id, Caller caller) {
        return work.in(caller.scope(), () -> classes.require(id, caller)
                .chain(found -> work.widened(Scope.SYSTEM, caller.scope(), () -> classes.figures(found))));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SystemClock.ZONE));
    }

    private void record(String action, UUID id, UUID organization, Caller caller) {
        audit.record(caller.actor(), AuditEvent.of(action, "first-aid-class", id, organization));
    }

    private static void require(boolean fits, FirstAidProblem problem) {
        if (!fits) {
            throw ProblemException.of(problem);
        }
    }
}
