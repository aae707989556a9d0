package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.membership.AskOwnTransfer;
import org.boai.enroll.membership.OwnTransferService;
import org.boai.enroll.page.OwnDesk.Visitor;
import org.boai.enroll.region.RegionLevel;
import org.boai.enroll.region.RegionMatch;
import org.boai.enroll.region.RegionService;
import org.boai.enroll.routing.FindPlacement;
import org.boai.enroll.routing.RoutingConfig;
import org.boai.enroll.security.PersonSession;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's transfers on paper and screen: seen, asked for by where one lives now, and stopped. */
@ApplicationScoped
class OwnTransferDesk {
    private static final int LONGEST_QUERY = 50;

    private final OwnDesk desk;
    private final OwnCookie cookie;
    private final OwnTransferService transfers;
    private final RegionService regions;
    private final RoutingConfig routing;

    OwnTransferDesk(
            OwnDesk desk,
            OwnCookie cookie,
            OwnTransferService transfers,
            RegionService regions,
            RoutingConfig routing) {
        this.desk = desk;
        this.cookie = cookie;
        this.transfers = transfers;
        this.regions = regions;
        this.routing = routing;
    }

    /** @param query part of a place's name, or null */
    Uni<RestResponse<TemplateInstance>> transfers(Visitor visitor, String query) {
        String needle = query == null ? "" : query.strip();
        String asked = needle.length() > LONGEST_QUERY ? needle.substring(0, LONGEST_QUERY) : needle;
        return desk.with(visitor, person -> places(asked)
                .chain(places -> page(person, asked, places, visitor.language()))
                .map(Answers::personal));
    }

    private Uni<List<RegionMatch>> places(String needle) {
        return needle.isEmpty()
                ? Uni.createFrom().item(List.of())
                : regions.search(needle, routing.province()).map(matches -> matches.items().stream()
                        .filter(place -> place.level().ordinal() >= RegionLevel.TOWNSHIP.ordinal())
                        .toList());
    }

    private Uni<OwnTransfersPage> page(
            PersonSession person, String query, List<RegionMatch> places, Language language) {
        return transfers.own(person).map(own -> {
            var rows = own.items().stream()
                    .map(one -> OwnTransferRow.of(one, language))
                    .toList();
            boolean open = rows.stream().anyMatch(OwnTransferRow::open);
            return new OwnTransfersPage(language, rows, open, query, places, cookie.token(person));
        });
    }

    Uni<RestResponse<TemplateInstance>> ask(Visitor visitor, String regionCode) {
        var residence = new FindPlacement.Residence(regionCode == null ? "" : regionCode);
        return desk.changing(visitor, person -> transfers
                .ask(new AskOwnTransfer(residence, null, null), person)
                .map(done -> Answers.seeOther("/my/transfers")));
    }

    Uni<RestResponse<TemplateInstance>> cancel(Visitor visitor, UUID id) {
        return desk.changing(
                visitor, person -> transfers.cancel(id, person).map(done -> Answers.seeOther("/my/transfers")));
    }
}
