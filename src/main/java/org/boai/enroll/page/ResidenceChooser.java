package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.boai.enroll.code.CodeFacts;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationService;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.region.RegionMatch;
import org.boai.enroll.region.RegionMatches;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.region.RegionService;
import org.boai.enroll.region.RegionView;
import org.boai.enroll.routing.RoutingConfig;
import org.jboss.resteasy.reactive.RestResponse;

/** The way to a village, level by level or by a search, and the way round it through work or school. */
@ApplicationScoped
class ResidenceChooser {
    private static final int LONGEST_QUERY = 50;
    private static final int MOST = 20;

    private final CodeService codes;
    private final RegionService regions;
    private final OrganizationService organizations;
    private final ProblemPages problems;
    private final RoutingConfig routing;

    ResidenceChooser(
            CodeService codes,
            RegionService regions,
            OrganizationService organizations,
            ProblemPages problems,
            RoutingConfig routing) {
        this.codes = codes;
        this.regions = regions;
        this.organizations = organizations;
        this.problems = problems;
        this.routing = routing;
    }

    /**
     * @param parent code of the region to choose within, or null for the whole province
     * @param query  what to search instead, or null
     */
    Uni<RestResponse<TemplateInstance>> residence(Visit visit, String parent, String query) {
        String needle = needle(query);
        return open(visit)
                .chain(facts -> needle.isEmpty() ? level(visit, parent) : found(visit, needle, facts))
                .map(Answers::open)
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    /** @param within region code of a county */
    Uni<RestResponse<TemplateInstance>> units(Visit visit, String within, String query) {
        String needle = needle(query);
        return open(visit)
                .chain(() -> organizations.units(requireCode(within), needle))
                .map(units -> units.items().stream()
                        .map(unit -> Way.to(unit.name(), visit.at("/place?affiliation=" + unit.id())))
                        .toList())
                .map(units -> Answers.open(new UnitsPage(visit.language(), visit, within, needle, units)))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit));
    }

    private Uni<CodeFacts> open(Visit visit) {
        return codes.find(visit.code()).map(CodeFacts::requireOpen);
    }

    private Uni<TemplateInstance> level(Visit visit, String parent) {
        if (parent == null || parent.isBlank()) {
            return level(visit, routing.province());
        }
        return regions.get(requireCode(parent)).chain(region -> regions.childrenOf(region.code())
                .map(children -> page(visit, region, children.items())));
    }

    private static TemplateInstance page(Visit visit, RegionMatch region, List<RegionView> children) {
        return new ResidencePage(
                visit.language(),
                visit.code(),
                "",
                fullName(region),
                children.stream()
                        .map(child -> Way.to(child.name(), href(visit, child.code(), !child.hasChildren())))
                        .toList(),
                others(visit, region));
    }

    /** What lies in the county of the poster comes first. */
    private Uni<TemplateInstance> found(Visit visit, String needle, CodeFacts facts) {
        return near(facts, needle)
                .chain(near -> regions.search(needle, routing.province())
                        .map(all -> Stream.concat(near.stream(), all.items().stream())))
                .map(matches -> new ResidencePage(
                        visit.language(),
                        visit.code(),
                        needle,
                        visit.language().pick("搜索结果", "Results"),
                        matches.distinct()
                                .limit(MOST)
                                .map(match -> way(visit, match))
                                .toList(),
                        List.of(Way.to(
                                visit.language().pick("改为从列表中选择", "Choose from a list instead"),
                                visit.at("/residence")))));
    }

    private Uni<List<RegionMatch>> near(CodeFacts facts, String needle) {
        String covered = facts.coverage().isEmpty() ? "" : facts.coverage().get(0);
        return covered.length() < RegionLevel.COUNTY.codeLength()
                ? Uni.createFrom().item(List.of())
                : regions.search(needle, covered.substring(0, RegionLevel.COUNTY.codeLength()))
                        .map(RegionMatches::items);
    }

    private static Way way(Visit visit, RegionMatch match) {
        return new Way(match.name(), String.join(" › ", match.path()), href(visit, match.code(), false));
    }

    /** The ways beside the list: the township itself, and work or school. */
    static List<Way> others(Visit visit, RegionMatch region) {
        var language = visit.language();
        List<Way> ways = new ArrayList<>();
        if (region.level() == RegionLevel.TOWNSHIP) {
            ways.add(Way.to(
                    language.pick(
                            "不知道是哪个村（社区），就选" + region.name(), "I do not know the village: choose " + region.name()),
                    href(visit, region.code(), true)));
        }
        if (region.code().length() >= RegionLevel.COUNTY.codeLength()) {
            String county = region.code().substring(0, RegionLevel.COUNTY.codeLength());
            ways.add(Way.to(
                    language.pick("按工作单位、学校加入", "Join through work or school"), visit.at("/units?within=" + county)));
        }
        return ways;
    }

    /** A village is an end, and so is whatever has nothing below it; the rest leads one level down. */
    static String href(Visit visit, String region, boolean last) {
        boolean end = last || region.length() == RegionLevel.VILLAGE.codeLength();
        return visit.at(end ? "/place?residence=" + region : "/residence?parent=" + region);
    }

    private static String fullName(RegionMatch region) {
        List<String> names = new ArrayList<>(region.path());
        names.add(region.name());
        return String.join(" › ", names);
    }

    private static String requireCode(String code) {
        if (code == null || !code.matches("[0-9]{2,12}")) {
            throw ProblemException.of(RegionProblem.REGION_UNKNOWN);
        }
        return code;
    }

    /** Control characters are no part of any name, and the database refuses one of them. */
    static String needle(String query) {
        String plain = query == null ? "" : query.replaceAll("\\p{Cntrl}", "").strip();
        return plain.substring(
                0, plain.offsetByCodePoints(0, Math.min(LONGEST_QUERY, plain.codePointCount(0, plain.length()))));
    }
}
