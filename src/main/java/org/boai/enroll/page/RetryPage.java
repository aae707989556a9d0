package org.boai.enroll.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** Keeps what a page has sent while not even that page can be shown, to be sent once more. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record RetryPage(Language language, String action, List<Field> fields, String title, String advice)
        implements TemplateInstance {
    /** A hidden field. */
    public record Field(String name, String value) {
        @Override
        public String toString() {
            return "Field[" + name + "]";
        }
    }

    static RestResponse<TemplateInstance> of(ProblemException problem, Visit visit, Step step, List<Field> fields) {
        var language = visit.language();
        return Answers.refused(
                problem,
                new RetryPage(
                        language,
                        visit.at(step.path()),
                        fields,
                        Problems.title(problem.type(), language),
                        Problems.advice(problem.type(), language)));
    }

    static List<Field> fields(TypedAgreement typed) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("seen", Objects.requireNonNullElse(typed.seen(), "")));
        fields.add(new Field("expectedOrganizationId", Objects.requireNonNullElse(typed.expectedOrganizationId(), "")));
        if (typed.consents() != null) {
            typed.consents().forEach(consent -> fields.add(new Field("consents", consent)));
        }
        return fields;
    }
}
