package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.community.PublicActivities;
import org.boai.enroll.community.PublicActivityFilter;
import org.boai.enroll.community.PublicActivityService;
import org.boai.enroll.community.PublicOrganization;
import org.boai.enroll.community.PublicOrganizationFilter;
import org.boai.enroll.community.PublicOrganizationService;
import org.boai.enroll.community.PublicOrganizations;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.leader.LeaderOffice;
import org.boai.enroll.leader.PublishedLeader;
import org.boai.enroll.leader.PublishedLeaders;

/** An organization on a page: where it stands, who leads it as far as they agree, and what it does. */
@ApplicationScoped
class PublicOrganizationDesk {
    private final PublicOrganizationService organizations;
    private final PublicActivityService activities;
    private final PublishedLeaders leaders;
    private final PublicReading reading;
    private final PublicDesk desk;

    PublicOrganizationDesk(
            PublicOrganizationService organizations,
            PublicActivityService activities,
            PublishedLeaders leaders,
            PublicReading reading,
            PublicDesk desk) {
        this.organizations = organizations;
        this.activities = activities;
        this.leaders = leaders;
        this.reading = reading;
        this.desk = desk;
    }

    private record Asked(UUID id, UUID after) {}

    private record Said(
            PublicOrganization organization,
            List<PublishedLeader> leaders,
            PublicOrganizations below,
            PublicActivities activities,
            String join) {}

    /** @param id null for the province @param after where the list of those below goes on, or null */
    Uni<Response> organization(UUID id, UUID after, PublicDesk.Reader reader) {
        return desk.open(
                reader,
                reading.page(
                        reader.request(),
                        new Asked(id, after),
                        reader.language(),
                        () -> organizations.get(id).chain(one -> said(one, after)),
                        said -> page(said, reader.language())));
    }

    private Uni<Said> said(PublicOrganization one, UUID after) {
        return leaders.of(one.id()).chain(named -> organizations
                .list(PublicOrganizationFilter.below(one.id(), after))
                .chain(below -> activities
                        .list(PublicActivityFilter.upcoming(one.id(), null))
                        .chain(next -> desk.join().map(join -> new Said(one, named, below, next, join)))));
    }

    private static TemplateInstance page(Said said, Language language) {
        UUID id = said.organization().id();
        return new PublicOrganizationPage(
                language,
                said.organization(),
                said.leaders().stream()
                        .map(leader -> office(leader.office(), language) + " " + leader.fullName())
                        .toList(),
                said.below().items(),
                said.below().next() == null
                        ? null
                        : "/organizations/" + id + "?after=" + said.below().next(),
                said.activities().items().stream()
                        .map(one -> PublicActivityRow.of(one, language))
                        .toList(),
                PublicAddresses.feed(id),
                said.join());
    }

    private static String office(LeaderOffice office, Language language) {
        return switch (office) {
            case PRESIDENT -> language.pick("会长", "President");
            case VICE_PRESIDENT -> language.pick("副会长", "Vice president");
            case SECRETARY_GENERAL -> language.pick("秘书长", "Secretary general");
            case SUPERVISOR -> language.pick("监事", "Supervisor");
        };
    }
}
