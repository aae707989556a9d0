package org.boai.enroll.community;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.function.Supplier;
import org.boai.enroll.web.BriefCache;
import org.boai.enroll.web.Rendered;

/** Public answers in JSON: made once for all who ask the same within some seconds. */
@ApplicationScoped
public class PublicAnswers {
    private static final long MEGABYTE = 1 << 20;

    private final BriefCache<Object, Rendered> answers;
    private final PublicReads reads;
    private final ObjectMapper json;

    PublicAnswers(PublicReads reads, ObjectMapper json, PublicConfig config) {
        this.reads = reads;
        this.json = json;
        this.answers = new BriefCache<>(
                Duration.ofSeconds(config.keptSeconds()),
                config.keptMegabytes() * MEGABYTE,
                (question, answer) -> answer.weight());
    }

    /** @param question a record of what is asked; equal ones get the same answer */
    public Uni<Response> json(Request request, Object question, Supplier<Uni<?>> load) {
        return answer(request, question, MediaType.APPLICATION_JSON, load);
    }

    /** The same, in another media type that is written as JSON. */
    public Uni<Response> answer(Request request, Object question, String mediaType, Supplier<Uni<?>> load) {
        return answers.get(question, reads::take, () -> load.get().map(entity -> rendered(entity, mediaType)))
                .map(rendered -> rendered.answer(request));
    }

    private Rendered rendered(Object entity, String mediaType) {
        try {
            return new Rendered(json.writeValueAsBytes(entity), mediaType);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are always writable", e);
        }
    }
}
