package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.boai.enroll.code.Channel;
import org.boai.enroll.code.ChannelCodes;
import org.boai.enroll.code.CodeProblem;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.region.RegionChoice;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.IdempotencyProblem;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Pages for what went wrong, each with a way on. */
@ApplicationScoped
class ProblemPages {
    private static final Set<Kind> PASSING = Set.of(Kind.UNAVAILABLE, Kind.BROKEN, Kind.TOO_MANY);

    private final Failures failures;
    private final ChannelCodes channels;

    ProblemPages(Failures failures, ChannelCodes channels) {
        this.failures = failures;
        this.channels = channels;
    }

    Uni<RestResponse<TemplateInstance>> of(Throwable failure, Visit visit) {
        var problem = failures.named(failure);
        if (aboutCode(problem)) {
            return standingCode().map(standing -> answer(problem, visit, waysWithoutCode(standing, visit)));
        }
        return Uni.createFrom().item(answer(problem, visit, waysWithCode(problem, visit)));
    }

    static boolean aboutCode(ProblemException problem) {
        return problem.type() instanceof CodeProblem;
    }

    /** Whether the same may well succeed in a moment. */
    static boolean passing(ProblemException problem) {
        return PASSING.contains(problem.type().kind()) || problem.type() == IdempotencyProblem.REQUEST_IN_PROGRESS;
    }

    /** The province's own way in; null when there is none, or when it cannot be asked just now. */
    Uni<String> standingCode() {
        return channels.codeOf(Channel.WEBSITE).onFailure().recoverWithNull();
    }

    /** Explains a problem to whoever follows its {@code type}. */
    static TemplateInstance explanation(ProblemType type, Visit visit) {
        return page(type, visit, List.of(), type == CommonProblem.NOT_FOUND);
    }

    private static RestResponse<TemplateInstance> answer(ProblemException problem, Visit visit, List<Way> ways) {
        return Answers.refused(problem, page(problem.type(), visit, ways, ways.isEmpty() || aboutCode(problem)));
    }

    private static TemplateInstance page(ProblemType type, Visit visit, List<Way> ways, boolean askCode) {
        var language = visit.language();
        return new ProblemPage(
                language, Problems.title(type, language), Problems.advice(type, language), ways, askCode);
    }

    /** The poster ended, perhaps while somebody was writing: what was written goes on through the province's code. */
    private static List<Way> waysWithoutCode(String standing, Visit visit) {
        if (standing == null || standing.equals(visit.code())) {
            return List.of();
        }
        var language = visit.language();
        return List.of(
                !visit.mayHaveDraft()
                        ? Way.to(language.pick("从省红十字会的入口申请", "Apply through the provincial society"), "/j/" + standing)
                        : Way.to(
                                language.pick("从省红十字会的入口继续", "Go on through the provincial society"),
                                visit.through(standing).at(Step.CHECK.path())));
    }

    /** A township is enough of an answer; what is larger is one level of the way. */
    private static boolean isHome(RegionChoice region) {
        return region.code().length() >= RegionLevel.TOWNSHIP.codeLength();
    }

    private static List<Way> waysWithCode(ProblemException problem, Visit visit) {
        if (visit.code() == null) {
            return List.of();
        }
        if (passing(problem)) {
            return List.of(Way.to(visit.language().pick("再试一次", "Try again"), visit.at("")));
        }
        List<Way> ways = new ArrayList<>();
        if (problem.extensions().get("choices") instanceof List<?> choices) {
            for (Object choice : choices) {
                var region = (RegionChoice) choice;
                ways.add(Way.to(region.name(), ResidenceChooser.href(visit, region.code(), isHome(region))));
            }
        }
        ways.add(Way.to(visit.language().pick("重新选择常住地", "Choose the residence again"), visit.at("/residence")));
        return ways;
    }
}
