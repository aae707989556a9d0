package org.boai.enroll.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boai.enroll.community.PublicConfig;
import org.boai.enroll.community.PublicReads;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.web.BriefCache;
import org.boai.enroll.web.Rendered;

/**
 * Pages that are the same for everybody who reads alike: what they say is asked of the database once within some seconds, for
 * however many readers, and each page is made once of it. No cookie is set with them.
 */
@ApplicationScoped
class PublicReading {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String VARY = HttpHeaders.ACCEPT_LANGUAGE + ", " + HttpHeaders.COOKIE;
    private static final long MEGABYTE = 1 << 20;

    /** What pages are made of; far below what they weigh. */
    private static final long MOST_FACTS = 1_000;

    private final Cache<Reader, Rendered> pages;
    private final BriefCache<Object, Object> facts;
    private final PublicReads reads;
    private final Look look;

    PublicReading(PublicReads reads, Look look, PublicConfig config) {
        this.reads = reads;
        this.look = look;
        var life = Duration.ofSeconds(config.keptSeconds());
        this.facts = new BriefCache<>(life, MOST_FACTS, (question, said) -> 1);
        this.pages = Caffeine.newBuilder()
                .expireAfterWrite(life)
                .maximumWeight(config.keptMegabytes() * MEGABYTE)
                .<Reader, Rendered>weigher((reader, page) -> page.weight())
                .build();
    }

    /** All by which two pages of one question differ. */
    private record Reader(Object question, String here, Language language, boolean care) {}

    /**
     * @param question a record of what is asked
     * @param load     what the page is made of
     */
    <T> Uni<Response> page(
            Request request,
            Object question,
            Language language,
            Supplier<Uni<T>> load,
            Function<T, TemplateInstance> page) {
        var reader = new Reader(question, look.here(), language, look.care());
        var made = pages.getIfPresent(reader);
        if (made != null) {
            return Uni.createFrom().item(made.answer(request, VARY));
        }
        return this.<T>facts(question, load)
                .chain(said -> page.apply(said).createUni())
                .map(html -> new Rendered(html.getBytes(StandardCharsets.UTF_8), HTML))
                .invoke(fresh -> pages.put(reader, fresh))
                .map(fresh -> fresh.answer(request, VARY));
    }

    /** Equal questions are of one class, and so are their answers. */
    @SuppressWarnings("unchecked")
    private <T> Uni<T> facts(Object question, Supplier<Uni<T>> load) {
        return facts.get(question, reads::take, () -> load.get().map(said -> (Object) said))
                .map(said -> (T) said);
    }
}
