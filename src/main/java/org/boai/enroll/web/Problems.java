package org.boai.enroll.web;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;

/** Writes a failure as a problem document in the reader's language. The only place that knows HTTP statuses. */
@Singleton
public class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Without it the machine's own language would come before the Chinese default. */
    private static final ResourceBundle.Control NO_DETOUR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Looking into a bundle costs more than the rest of an answer; there are as many texts as the bundles have. */
    private static final Map<Place, Optional<String>> TEXTS = new ConcurrentHashMap<>();

    private record Place(String bundle, String key, Language language) {}

    private static final Map<Kind, Integer> STATUS = Map.ofEntries(
            Map.entry(Kind.INVALID, 400),
            Map.entry(Kind.UNAUTHENTICATED, 401),
            Map.entry(Kind.FORBIDDEN, 403),
            Map.entry(Kind.NOT_FOUND, 404),
            Map.entry(Kind.METHOD_NOT_ALLOWED, 405),
            Map.entry(Kind.NOT_ACCEPTABLE, 406),
            Map.entry(Kind.CONFLICT, 409),
            Map.entry(Kind.GONE, 410),
            Map.entry(Kind.STALE, 412),
            Map.entry(Kind.TOO_LARGE, 413),
            Map.entry(Kind.UNSUPPORTED_MEDIA, 415),
            Map.entry(Kind.RULE_SAYS_NO, 422),
            Map.entry(Kind.PRECONDITION_MISSING, 428),
            Map.entry(Kind.TOO_MANY, 429),
            Map.entry(Kind.BROKEN, 500),
            Map.entry(Kind.UNAVAILABLE, 503));

    public static int status(ProblemType type) {
        return STATUS.get(type.kind());
    }

    public ProblemDocument document(ProblemException problem, Language language) {
        var type = problem.type();
        return new ProblemDocument(
                "/problems/" + type.slug(),
                title(type, language),
                status(type),
                advice(type, language),
                "urn:uuid:" + Ids.next(),
                problem.errors().stream()
                        .map(error -> violation(error, language))
                        .toList(),
                problem.extensions());
    }

    public static String title(ProblemType type, Language language) {
        return language == Language.EN ? type.title() : text("problems", type.slug(), Language.ZH, type.title());
    }

    /** What to do about it. */
    public static String advice(ProblemType type, Language language) {
        return text("problems", type.slug() + ".advice", language, null);
    }

    /** What is wrong with a value, in one sentence. */
    public static String sentence(FieldError error, Language language) {
        return error.message() != null
                ? error.message()
                : text("ValidationMessages", error.code(), language, error.code());
    }

    private static ProblemDocument.Violation violation(FieldError error, Language language) {
        return new ProblemDocument.Violation(error.pointer(), error.code(), sentence(error, language));
    }

    private static String text(String bundle, String key, Language language, String otherwise) {
        return TEXTS.computeIfAbsent(new Place(bundle, key, language), Problems::text)
                .orElse(otherwise);
    }

    private static Optional<String> text(Place place) {
        try {
            return Optional.of(
                    ResourceBundle.getBundle(place.bundle(), place.language().locale(), NO_DETOUR)
                            .getString(place.key()));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
