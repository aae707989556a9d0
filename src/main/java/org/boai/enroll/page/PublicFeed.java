package org.boai.enroll.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.community.PublicActivity;
import org.boai.enroll.community.PublicActivityService;
import org.boai.enroll.community.PublicAnswers;
import org.boai.enroll.community.PublicOrganizationService;
import org.boai.enroll.kernel.Language;

/** What was published last, for feed readers. */
@ApplicationScoped
class PublicFeed {
    static final String MEDIA_TYPE = "application/feed+json";

    private final PublicActivityService activities;
    private final PublicOrganizationService organizations;
    private final PublicAnswers answers;
    private final String host;

    PublicFeed(
            PublicActivityService activities,
            PublicOrganizationService organizations,
            PublicAnswers answers,
            CodeConfig config) {
        this.activities = activities;
        this.organizations = organizations;
        this.answers = answers;
        this.host = config.publicUrl();
    }

    private record Asked(UUID organization) {}

    /** @param organization null for all */
    Uni<Response> activities(UUID organization, Request request) {
        return answers.answer(request, new Asked(organization), MEDIA_TYPE, () -> organizations
                .get(organization)
                .chain(holder ->
                        activities.newest(organization).map(newest -> feed(organization, holder.name(), newest))));
    }

    private JsonFeed feed(UUID organization, String holder, List<PublicActivity> newest) {
        String list = "/activities" + (organization == null ? "" : "?organization=" + organization);
        return new JsonFeed(
                JsonFeed.VERSION,
                holder + "：活动",
                host + list,
                host + PublicAddresses.feed(organization),
                "zh-CN",
                newest.stream().map(this::item).toList());
    }

    private JsonFeed.Item item(PublicActivity one) {
        String url = host + "/activities/" + one.id();
        return new JsonFeed.Item(
                url,
                url,
                one.title(),
                one.description(),
                PublicDays.of(one.startsAt(), one.endsAt(), Language.ZH) + "，" + one.place(),
                one.publishedAt(),
                new JsonFeed.Activity(
                        host + "/activities",
                        one.id(),
                        one.startsAt(),
                        one.endsAt(),
                        one.signUpUntil(),
                        one.place(),
                        one.organization().name(),
                        one.state()));
    }
}
