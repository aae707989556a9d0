package org.boai.enroll.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.security.Turns;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Hands out the form on paper of a code that is open. What was drawn is kept under all that stands on it, so it is drawn
 * once, and again when a name or a text changes; one form is drawn at a time, off the event loop, and few may wait.
 */
@ApplicationScoped
class PaperForms {
    /** Of about 32 kB each. */
    private static final int KEPT = 64;

    private static final int WAITING = 128;

    private final CodeService codes;
    private final ProblemPages problems;
    private final Vertx vertx;
    private final boolean demo;
    private final Turns drawing = new Turns(1, WAITING);
    private final Cache<PaperForm, byte[]> drawn =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    PaperForms(
            CodeService codes,
            ProblemPages problems,
            Vertx vertx,
            @ConfigProperty(name = "boai.mode", defaultValue = "production") String mode) {
        this.codes = codes;
        this.problems = problems;
        this.vertx = vertx;
        this.demo = mode.equals("demo");
    }

    /** A PDF, or the page that says why not. */
    Uni<Response> form(Visit visit) {
        return codes.card(visit.code(), Language.ZH)
                .map(card -> new PaperForm(card, codes.url(card.code()), demo))
                .chain(this::bytes)
                .map(bytes -> Answers.file(bytes, "application/pdf", "paper-form-" + visit.code() + ".pdf"))
                .onFailure()
                .recoverWithUni(failure -> problems.of(failure, visit).chain(PaperForms::written));
    }

    private Uni<byte[]> bytes(PaperForm form) {
        byte[] known = drawn.getIfPresent(form);
        return known != null
                ? Uni.createFrom().item(known)
                : drawing.take(() -> vertx.executeBlocking(() -> drawn.get(form, PaperForm::pdf), false));
    }

    /** The page as text, since the address also answers with what is no page. */
    static Uni<Response> written(RestResponse<TemplateInstance> page) {
        return page.getEntity().createUni().map(html -> Response.status(page.getStatusInfo())
                .replaceAll(page.getHeaders())
                .entity(html)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .build());
    }
}
