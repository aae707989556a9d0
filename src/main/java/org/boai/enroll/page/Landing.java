package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.region.RegionMatch;
import org.boai.enroll.region.RegionService;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The page that a poster leads to, and the one for those who type its digits. */
@ApplicationScoped
class Landing {
    private final CodeService codes;
    private final RegionService regions;
    private final ProblemPages problems;

    Landing(CodeService codes, RegionService regions, ProblemPages problems) {
        this.codes = codes;
        this.regions = regions;
        this.problems = problems;
    }

    Uni<RestResponse<TemplateInstance>> page(Visit visit) {
        return codes.find(visit.code())
                .map(CodeFacts::requireOpen)
                .chain(facts -> onlyVillage(facts)
                        .map(village -> Answers.open(new LandingPage(visit.language(), visit, facts, village))))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    /** The village to confirm instead of choosing one; null when the code covers more, or less, than one. */
    private Uni<RegionMatch> onlyVillage(CodeFacts facts) {
        var coverage = facts.coverage();
        boolean one = coverage.size() == 1 && coverage.get(0).length() == RegionLevel.VILLAGE.codeLength();
        return one
                ? regions.get(coverage.get(0)).onFailure(ProblemException.class).recoverWithNull()
                : Uni.createFrom().nullItem();
    }

    /** @param typed the digits as somebody typed them, or null */
    static RestResponse<TemplateInstance> enter(String typed, Visit visit) {
        if (typed == null || typed.isBlank()) {
            return Answers.open(new CodeEntryPage(visit.language(), "", Faults.NONE));
        }
        String digits = Digits.plain(typed);
        if (digits.matches("[0-9]{9}")) {
            return Answers.seeOther("/j/" + digits);
        }
        String text = visit.language().pick("请填写海报上的九位数字。", "Please enter the nine digits on the poster.");
        return Answers.refused(
                ProblemException.of(CommonProblem.REQUEST_INVALID),
                new CodeEntryPage(
                        visit.language(),
                        typed,
                        Faults.at("code", Problems.title(CommonProblem.REQUEST_INVALID, visit.language()), text)));
    }
}
