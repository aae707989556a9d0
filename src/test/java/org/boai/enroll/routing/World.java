package org.boai.enroll.routing;

import static org.boai.enroll.organization.OrganizationKind.CITY;
import static org.boai.enroll.organization.OrganizationKind.COUNTY;
import static org.boai.enroll.organization.OrganizationKind.PROVINCE;
import static org.boai.enroll.organization.OrganizationKind.TOWNSHIP;
import static org.boai.enroll.organization.OrganizationKind.VILLAGE;

import java.util.ArrayList;
import java.util.List;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.routing.Candidates.Place;

/** A place in Hangzhou with one society on each level, to be changed by each test. */
final class World {
    static final Place ZHEJIANG = new Place(1, "33", "浙江省", RegionLevel.PROVINCE, false);
    static final Place HANGZHOU = new Place(2, "3301", "杭州市", RegionLevel.CITY, false);
    static final Place XIHU = new Place(3, "330106", "西湖区", RegionLevel.COUNTY, false);
    static final Place GUDANG = new Place(4, "330106109", "古荡街道", RegionLevel.TOWNSHIP, false);
    static final Place SHANGBAO = new Place(5, "330106109004", "上保社区", RegionLevel.VILLAGE, false);

    static final Candidate PROVINCIAL = Org.of(PROVINCE, 33).covered(1).build();
    static final Candidate CITYWIDE = Org.of(CITY, 3301).below(PROVINCIAL).build();
    static final Candidate COUNTYWIDE = Org.of(COUNTY, 330106).below(CITYWIDE).build();
    static final Candidate OF_TOWNSHIP =
            Org.of(TOWNSHIP, 330106109).below(COUNTYWIDE).build();
    static final Candidate OF_VILLAGE = Org.of(VILLAGE, 4).below(OF_TOWNSHIP).build();

    private final List<Place> lineage;
    private final List<Candidate> covering = new ArrayList<>();
    private Candidate affiliation;

    private World(List<Place> lineage) {
        this.lineage = lineage;
    }

    static World livingIn(Place... lineage) {
        return new World(List.of(lineage));
    }

    static World villager() {
        return livingIn(SHANGBAO, GUDANG, XIHU, HANGZHOU, ZHEJIANG);
    }

    static World townsman() {
        return livingIn(GUDANG, XIHU, HANGZHOU, ZHEJIANG);
    }

    World with(Candidate... candidates) {
        covering.addAll(List.of(candidates));
        return this;
    }

    World withCountyAndAbove() {
        return with(COUNTYWIDE, CITYWIDE, PROVINCIAL);
    }

    World affiliatedWith(Candidate unit) {
        this.affiliation = unit;
        return this;
    }

    List<Candidate> covering() {
        return covering;
    }

    Answer answer() {
        return answer(covering);
    }

    /** The answer when the database gives the candidates in this order. */
    Answer answer(List<Candidate> inThisOrder) {
        var whereabouts = new Whereabouts(
                lineage.isEmpty() ? null : lineage.get(0).code(), affiliation == null ? null : affiliation.id());
        return Router.place(whereabouts, new Candidates(lineage, List.copyOf(inThisOrder), affiliation));
    }

    Placement placement() {
        return (Placement) answer();
    }
}
