package org.boai.enroll.community;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.kernel.TimeCursor;

/** Reads courses that are open to everyone, without their questions. */
@ApplicationScoped
class PublicCourseProjection {
    private static final String FOR_EVERYONE = "c.open AND c.state = 'PUBLISHED'";

    private static final String COLUMNS =
            "SELECT c.id, c.title, c.published_at, " + PublicOrganizationProjection.HOLDER;

    private static final String WITH_TEXT = COLUMNS + ", c.text, c.video_url, c.attachments ";
    private static final String WITHOUT = COLUMNS + ", NULL AS text, NULL AS video_url, NULL::jsonb AS attachments ";
    private static final String FROM = "FROM courses c JOIN organizations o ON o.id = c.organization_id WHERE ";

    private static final String ONE = WITH_TEXT + FROM + "c.id = $1 AND " + FOR_EVERYONE;

    /** There are hundreds of them, not hundreds of thousands: a filter is enough. */
    private static final String LIST = WITHOUT
            + FROM
            + FOR_EVERYONE
            + """
             AND ($1::timestamptz IS NULL OR (c.published_at, c.id) < ($1, $2))
             AND ($3::uuid IS NULL OR o.ancestors @> ARRAY[$3]
                 OR o.id IN (SELECT unnest(line.ancestors) FROM organizations line WHERE line.id = $3))
            ORDER BY c.published_at DESC, c.id DESC LIMIT $4""";

    private final Pool pool;

    PublicCourseProjection(Pool pool) {
        this.pool = pool;
    }

    /** With the text; null when there is none for everyone. */
    Uni<PublicCourse> find(UUID id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0 ? null : course(rows.iterator().next()));
    }

    /** Newest first. @param after null for the beginning; @param organization null for all */
    Uni<List<PublicCourse>> list(TimeCursor after, int size, UUID organization) {
        Tuple asked = after == null
                ? Tuple.of(null, null, organization, size)
                : Tuple.of(after.moment(), after.id(), organization, size);
        return pool.preparedQuery(LIST)
                .execute(asked)
                .map(rows -> rows.stream().map(PublicCourseProjection::course).toList());
    }

    private static PublicCourse course(Row row) {
        String text = row.getString("text");
        String video = row.getString("video_url");
        var published = row.getOffsetDateTime("published_at");
        return new PublicCourse(
                row.getUUID("id"),
                row.getString("title"),
                PublicOrganizationProjection.holder(row),
                published == null
                        ? null
                        : published.atZoneSameInstant(SystemClock.ZONE).toOffsetDateTime(),
                text == null ? null : PublicText.of(text),
                isOfTheWeb(video) ? video : null,
                links((JsonArray) row.getValue("attachments")));
    }

    private static List<PublicLink> links(JsonArray attachments) {
        return attachments == null
                ? List.of()
                : attachments.stream()
                        .map(JsonObject.class::cast)
                        .map(link -> new PublicLink(link.getString("title"), link.getString("url")))
                        .filter(link -> isOfTheWeb(link.url()))
                        .toList();
    }

    /** Nothing else is followed from a page of ours. */
    private static boolean isOfTheWeb(String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }
}
