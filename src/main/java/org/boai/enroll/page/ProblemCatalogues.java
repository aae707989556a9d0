package org.boai.enroll.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.account.AccountProblem;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.auditor.AuditProblem;
import org.boai.enroll.code.CodeProblem;
import org.boai.enroll.community.CommunityProblem;
import org.boai.enroll.corporate.CorporateProblem;
import org.boai.enroll.disclosure.DisclosureProblem;
import org.boai.enroll.duplicate.DuplicateProblem;
import org.boai.enroll.filing.FilingProblem;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.leader.LeaderProblem;
import org.boai.enroll.member.MemberProblem;
import org.boai.enroll.member.RegisterProblem;
import org.boai.enroll.membership.MembershipProblem;
import org.boai.enroll.message.MessageProblem;
import org.boai.enroll.notification.ChannelProblem;
import org.boai.enroll.notification.LinkProblem;
import org.boai.enroll.notification.NoticeProblem;
import org.boai.enroll.organization.OrganizationProblem;
import org.boai.enroll.platform.WeChatProblem;
import org.boai.enroll.privacy.ConsentProblem;
import org.boai.enroll.proof.ProofProblem;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.rights.RightsProblem;
import org.boai.enroll.routing.RoutingProblem;
import org.boai.enroll.security.SecurityProblem;
import org.boai.enroll.web.IdempotencyProblem;

/** Every problem that the program may answer with; a new catalogue is listed here, or a test fails. */
final class ProblemCatalogues {
    static final List<Class<? extends ProblemType>> ALL = List.of(
            CommonProblem.class,
            SecurityProblem.class,
            IdempotencyProblem.class,
            ConsentProblem.class,
            RegionProblem.class,
            OrganizationProblem.class,
            AccountProblem.class,
            CodeProblem.class,
            RoutingProblem.class,
            MemberProblem.class,
            NoticeProblem.class,
            LinkProblem.class,
            AuditProblem.class,
            ChannelProblem.class,
            ProofProblem.class,
            DraftProblem.class,
            RightsProblem.class,
            WeChatProblem.class,
            ApplicationProblem.class,
            DisclosureProblem.class,
            FilingProblem.class,
            LeaderProblem.class,
            CorporateProblem.class,
            CommunityProblem.class,
            MembershipProblem.class,
            DuplicateProblem.class,
            RegisterProblem.class,
            MessageProblem.class);

    private static final Map<String, ProblemType> BY_SLUG = ALL.stream()
            .flatMap(catalogue -> Stream.of(catalogue.getEnumConstants()))
            .collect(Collectors.toMap(ProblemType::slug, Function.identity()));

    private ProblemCatalogues() {}

    /** @throws ProblemException {@code not-found} */
    static ProblemType require(String slug) {
        ProblemType type = BY_SLUG.get(slug);
        if (type == null) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return type;
    }
}
