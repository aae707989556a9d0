package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.kernel.ProblemType;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.web.Problems;

/**
 * What is wrong with a form, for the summary on top and in the same words at each field.
 *
 * @param title null when nothing is
 */
public record Faults(String title, String advice, List<Fault> items) {
    static final Faults NONE = new Faults(null, null, List.of());

    /** The longest prefix counts: {@code /guardian} is the guardian's name unless the pointer says more. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("/fullName", "fullName"),
            Map.entry("/phone", "phone"),
            Map.entry("/birthDate", "birthYear"),
            Map.entry("/identityDocument", "documentNumber"),
            Map.entry("/identityDocument/number", "documentNumber"),
            Map.entry("/identityDocument/type", "documentType"),
            Map.entry("/backgrounds", "backgrounds"),
            Map.entry("/guardian", "guardianName"),
            Map.entry("/guardian/fullName", "guardianName"),
            Map.entry("/guardian/phone", "guardianPhone"),
            Map.entry("/guardian/relation", "guardianRelation"),
            Map.entry("/correction/fullName", "fullName"),
            Map.entry("/correction/birthDate", "birthYear"),
            Map.entry("/reason", "reason"),
            Map.entry("/place", "place"),
            Map.entry("/unit", "unit"),
            Map.entry("/backgroundProof", "backgroundProof"),
            Map.entry("/other", "other"),
            Map.entry("/words", "words"),
            Map.entry("/consents", "consents"));

    /** Problems that are about one field as a whole. */
    private static final Map<ProblemType, String> FIELD_OF = Map.of(
            ApplicationProblem.GUARDIAN_REQUIRED, "guardianName", ApplicationProblem.NOT_ELIGIBLE, "documentType");

    private static final Map<String, Function<Language, String>> BLANK = Map.of(
            "fullName", language -> language.pick("请填写姓名。", "Please enter the full name."),
            "guardianName", language -> language.pick("请填写监护人姓名。", "Please enter the guardian’s full name."),
            "words", language -> language.pick("请写明理由。", "Please say why."));

    /**
     * One fault.
     *
     * @param field id of the field, or null when it is in none
     * @param href  where the field is, or null
     */
    public record Fault(String field, String text, String href) {
        Fault(String field, String text) {
            this(field, text, field == null ? null : "#" + field);
        }
    }

    /** @param texts the consents that the form asks for */
    static Faults of(ProblemException problem, Map<Purpose, ConsentText> texts, Language language) {
        List<Fault> items = new ArrayList<>();
        problem.errors().forEach(error -> items.add(fault(error, language)));
        if (problem.extensions().get("purposes") instanceof List<?> purposes) {
            purposes.forEach(purpose -> items.add(unticked((Purpose) purpose, texts, language)));
        }
        String title = Problems.title(problem.type(), language);
        String advice = Problems.advice(problem.type(), language);
        String only = FIELD_OF.get(problem.type());
        if (only != null) {
            items.add(0, new Fault(only, advice));
        }
        return new Faults(
                title, only == null ? advice : null, items.stream().distinct().toList());
    }

    /** For a page on which these fields are not: each leads to the page that asks for it. */
    Faults leading(Visit visit, Step here) {
        return new Faults(
                title,
                advice,
                items.stream().map(fault -> leading(fault, visit, here)).toList());
    }

    private static Fault leading(Fault fault, Visit visit, Step here) {
        Step asking = step(fault.field());
        return asking == null || asking == here
                ? fault
                : new Fault(fault.field(), fault.text(), visit.at(asking.path()) + "#" + fault.field());
    }

    private static Step step(String field) {
        if (field == null) {
            return null;
        }
        for (Purpose purpose : Purpose.values()) {
            if (field.equals(consentField(purpose))) {
                return Step.of(purpose);
            }
        }
        return FIELDS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(field))
                .map(entry -> Step.of(entry.getKey()))
                .findFirst()
                .orElse(null);
    }

    /** One field's fault. */
    static Faults at(String field, String title, String text) {
        return new Faults(title, null, List.of(new Fault(field, text)));
    }

    private static Fault unticked(Purpose purpose, Map<Purpose, ConsentText> texts, Language language) {
        String title = texts.containsKey(purpose) ? texts.get(purpose).title(language) : purpose.name();
        return new Fault(consentField(purpose), language.pick("请阅读并勾选：", "Please read and tick: ") + title);
    }

    /** Alone in the summary, "please fill this in" says nothing. */
    private static Fault fault(FieldError error, Language language) {
        String field = field(error.pointer());
        boolean blank = error.code().equals("text-blank") && BLANK.containsKey(field);
        return new Fault(field, blank ? BLANK.get(field).apply(language) : Problems.sentence(error, language));
    }

    /** The id of a consent's box. */
    static String consentField(Purpose purpose) {
        return "consent-" + purpose;
    }

    private static String field(String pointer) {
        for (String rest = pointer; !rest.isEmpty(); rest = rest.substring(0, rest.lastIndexOf('/'))) {
            if (FIELDS.containsKey(rest)) {
                return FIELDS.get(rest);
            }
        }
        return null;
    }

    public boolean any() {
        return title != null;
    }

    /** @return null when nothing is wrong there */
    public String at(String field) {
        return items.stream()
                .filter(fault -> field.equals(fault.field()))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }

    /** Whether the part of the form that is folded away holds a fault. */
    public boolean under(String prefix) {
        return items.stream()
                .anyMatch(fault -> fault.field() != null && fault.field().startsWith(prefix));
    }
}
