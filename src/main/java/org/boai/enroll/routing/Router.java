package org.boai.enroll.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.region.RegionLevel;

/**
 * Decides the placement from the facts alone: affiliation, then village, township, county (红十字会会员管理办法: the
 * grassroots organization of residence or work unit approves; where there is none, the county). Deterministic.
 */
final class Router {
    private static final Comparator<Candidate> CLOSEST = Comparator.comparingInt(Candidate::covered)
            .thenComparing(Candidate::foundedOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(candidate -> candidate.id().toString());

    private Router() {}

    /** @param facts the residence in them is valid today, or the lineage is empty */
    static Answer place(Whereabouts whereabouts, Candidates facts) {
        List<Reason> reasons = new ArrayList<>();
        if (whereabouts.affiliationId() != null && affiliated(facts, reasons)) {
            return placed(facts.affiliation(), null, facts, reasons);
        }
        var residence = facts.residence();
        if (residence == null) {
            return new Answer.ChooseOrganization(Answer.ChooseOrganization.Why.RESIDENCE_REQUIRED, null);
        }
        if (residence.pseudo() && residence.level() == RegionLevel.VILLAGE) {
            return new Answer.NoSuchRegion();
        }
        if (residence.level().ordinal() < RegionLevel.TOWNSHIP.ordinal() || residence.pseudo()) {
            return new Answer.ChooseOrganization(Answer.ChooseOrganization.Why.RESIDENCE_REQUIRED, residence.code());
        }
        return byResidence(facts, reasons);
    }

    private static boolean affiliated(Candidates facts, List<Reason> reasons) {
        var unit = facts.affiliation();
        if (unit == null || !unit.kind().unit() || !unit.active()) {
            reasons.add(Reason.skipped(
                    Step.AFFILIATION, unit == null ? null : unit.id(), "unit-not-active", "所选单位尚无可受理的红十字组织，按常住地归口"));
            return false;
        }
        reasons.add(Reason.chosen(
                Step.AFFILIATION, unit.id(), "affiliated", "您在" + unitName(unit) + "学习或工作，归" + unit.name()));
        unattended(Step.AFFILIATION, unit, reasons);
        return true;
    }

    private static String unitName(Candidate unit) {
        return unit.name().replaceFirst("红十字会$", "");
    }

    private static Answer byResidence(Candidates facts, List<Reason> reasons) {
        var village = facts.residence().level() == RegionLevel.VILLAGE ? closest(Step.VILLAGE, facts, reasons) : null;
        if (village != null) {
            return placed(village, null, facts, reasons);
        }
        var township = closest(Step.TOWNSHIP, facts, reasons);
        if (township != null) {
            return placed(township, onlyGroup(township, facts), facts, reasons);
        }
        return placed(acceptor(facts, reasons), null, facts, reasons);
    }

    /** The closest active organization of a level; each one that is passed over is named. */
    private static Candidate closest(Step step, Candidates facts, List<Reason> reasons) {
        var all = ofKind(OrganizationKind.valueOf(step.name()), facts);
        passOver(step, all, reasons);
        var active = all.stream().filter(Candidate::active).toList();
        if (active.isEmpty()) {
            if (all.isEmpty()) {
                reasons.add(Reason.skipped(step, null, "no-organization", nameOf(step, facts) + "还没有红十字组织"));
            }
            return null;
        }
        var chosen = active.get(0);
        reasons.add(Reason.chosen(step, chosen.id(), because(active), sentence(chosen, facts)));
        unattended(step, chosen, reasons);
        return chosen;
    }

    private static List<Candidate> ofKind(OrganizationKind kind, Candidates facts) {
        return facts.covering().stream()
                .filter(candidate -> candidate.kind() == kind)
                .sorted(CLOSEST)
                .toList();
    }

    private static void passOver(Step step, List<Candidate> candidates, List<Reason> reasons) {
        candidates.stream()
                .filter(candidate -> !candidate.active())
                .forEach(candidate ->
                        reasons.add(Reason.skipped(step, candidate.id(), "not-active", candidate.name() + "目前不受理")));
    }

    private static String because(List<Candidate> active) {
        if (active.size() == 1) {
            return "covers-residence";
        }
        var first = active.get(0);
        var second = active.get(1);
        if (first.covered() != second.covered()) {
            return "tie-smaller-coverage";
        }
        return Objects.equals(first.foundedOn(), second.foundedOn()) ? "tie-id" : "tie-earlier-founded";
    }

    /** Membership follows law, attention follows people: nobody there is no reason to skip, but it is said. */
    private static void unattended(Step step, Candidate chosen, List<Reason> reasons) {
        if (!chosen.attended()) {
            reasons.add(new Reason(
                    step, Reason.Outcome.SKIPPED, chosen.id(), "unattended", chosen.name() + "目前无人值守，同时告知上级红十字会"));
        }
    }

    private static Candidate onlyGroup(Candidate township, Candidates facts) {
        var groups = facts.covering().stream()
                .filter(candidate -> candidate.kind() == OrganizationKind.GROUP && candidate.active())
                .filter(group ->
                        !group.chain().isEmpty() && group.chain().get(0).id().equals(township.id()))
                .toList();
        return groups.size() == 1 ? groups.get(0) : null;
    }

    /**
     * The county's acceptor: its DIRECT organization or the society itself; should the county's society not be active,
     * the next one above, so that the way never ends.
     */
    private static Candidate acceptor(Candidates facts, List<Reason> reasons) {
        for (var kind : List.of(OrganizationKind.COUNTY, OrganizationKind.CITY, OrganizationKind.PROVINCE)) {
            var societies = ofKind(kind, facts);
            passOver(Step.COUNTY, societies, reasons);
            var society = societies.stream().filter(Candidate::active).findFirst();
            if (society.isPresent()) {
                var acceptor = direct(facts, society.get());
                String because = kind == OrganizationKind.COUNTY ? "county-accepts" : "only-choice-above";
                reasons.add(Reason.chosen(
                        Step.COUNTY, acceptor.id(), because, sentence(acceptor, facts) + "（当地还没有基层红十字组织）"));
                unattended(Step.COUNTY, acceptor, reasons);
                return acceptor;
            }
        }
        throw new IllegalStateException("the province's society covers every residence and is never dissolved");
    }

    private static Candidate direct(Candidates facts, Candidate society) {
        return facts.covering().stream()
                .filter(c -> c.kind() == OrganizationKind.DIRECT
                        && c.active()
                        && society.id().equals(c.acceptorFor()))
                .min(CLOSEST)
                .orElse(society);
    }

    private static String sentence(Candidate chosen, Candidates facts) {
        return "您常住" + facts.residence().name() + "，归" + chosen.name();
    }

    /** A pseudo township is a name that nobody knows (龙港市 has no others): it is passed through unnamed. */
    private static String nameOf(Step step, Candidates facts) {
        return facts.lineage().stream()
                .filter(place -> place.level().name().equals(step.name()) && !place.pseudo())
                .map(Candidates.Place::name)
                .findFirst()
                .orElse("当地");
    }

    private static Placement placed(Candidate chosen, Candidate group, Candidates facts, List<Reason> reasons) {
        Set<OrganizationKind> accepting = Set.of(
                OrganizationKind.COUNTY, OrganizationKind.CITY, OrganizationKind.PROVINCE, OrganizationKind.DIRECT);
        var residence = facts.residence();
        return new Placement(
                chosen,
                group,
                accepting.contains(chosen.kind()),
                residence == null ? null : residence.id(),
                List.copyOf(reasons));
    }
}
