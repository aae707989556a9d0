package org.boai.enroll.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.community.PublicActivityState;

/** <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed 1.1</a>. */
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String language,
        List<Item> items) {
    static final String VERSION = "https://jsonfeed.org/version/1.1";

    /** One activity. @param contentHtml sanitized */
    record Item(
            String id,
            String url,
            String title,
            @JsonProperty("content_html") String contentHtml,
            String summary,
            @JsonProperty("date_published") OffsetDateTime datePublished,
            @JsonProperty("_activity") Activity activity) {}

    /** What a feed has no word for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Activity(
            String about,
            UUID id,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            OffsetDateTime signUpUntil,
            String place,
            String organization,
            PublicActivityState state) {}
}
