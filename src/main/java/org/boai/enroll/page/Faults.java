package org.boai.enroll.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.boai.enroll.application.ApplicationProblem;
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
            Map.entry("/consents", "consents"));

    /** Problems that are about one field as a whole. */
    private static final Map<ProblemType, String> FIELD_OF = Map.of(
            ApplicationProblem.GUARDIAN_REQUIRED, "guardianName", ApplicationProblem.NOT_ELIGIBLE, "documentType");

    /**
     * One fault.
     *
     * @param field id of the field, or null when it is in none
     */
    public record Fault(String field, String text) {}

    /** @param texts the consents that the form asks for */
    static Faults of(ProblemException problem, Map<Purpose, ConsentText> texts, Language language) {
        List<Fault> items = new ArrayList<>();
        problem.errors()
                .forEach(error -> items.add(new Fault(field(error.pointer()), Problems.sentence(error, language))));
        if (problem.extensions().get("purposes") instanceof List<?> purposes) {
            purposes.forEach(purpose -> items.add(unticked((Purpose) purpose, texts, language)));
        }
        String title = Problems.title(problem.type(), language);
        String advice = Problems.advice(problem.type(), language);
        String only = FIELD_OF.get(problem.type());
        return only == null
                ? new Faults(title, advice, items.stream().distinct().toList())
                : at(only, title, advice);
    }

    /** One field's fault. */
    static Faults at(String field, String title, String text) {
        return new Faults(title, null, List.of(new Fault(field, text)));
    }

    private static Fault unticked(Purpose purpose, Map<Purpose, ConsentText> texts, Language language) {
        String title = texts.containsKey(purpose) ? texts.get(purpose).title(language) : purpose.name();
        return new Fault(consentField(purpose), language.pick("请阅读并勾选：", "Please read and tick: ") + title);
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
