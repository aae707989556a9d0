package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Map;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.application.FindStatus;
import org.boai.enroll.application.StatusService;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The receipt, which anybody may open, and how the application stands, for who knows the phone's last digits. */
@ApplicationScoped
class StatusDesk {
    private final StatusService statuses;
    private final Validator validator;
    private final Failures failures;

    StatusDesk(StatusService statuses, Validator validator, Failures failures) {
        this.statuses = statuses;
        this.validator = validator;
        this.failures = failures;
    }

    /** Asks the database nothing, so that the page cannot tell whether there is such a receipt. */
    static RestResponse<TemplateInstance> receipt(String receipt, Language language) {
        return Answers.personal(new ReceiptPage(language, printed(receipt), Faults.NONE));
    }

    Uni<RestResponse<TemplateInstance>> status(String receipt, String phoneLast4, Language language) {
        var request = new FindStatus(receipt, phoneLast4 == null ? "" : phoneLast4.strip());
        return Uni.createFrom()
                .deferred(() -> statuses.status(requireDigits(request)))
                .map(status -> Answers.personal(new StatusPage(language, status)))
                .onFailure()
                .recoverWithItem(failure -> refused(failures.named(failure), receipt, language));
    }

    private FindStatus requireDigits(FindStatus request) {
        if (!validator.validate(request).isEmpty()) {
            throw ProblemException.of(CommonProblem.REQUEST_INVALID);
        }
        return request;
    }

    private static RestResponse<TemplateInstance> refused(ProblemException problem, String receipt, Language language) {
        var faults = faults(problem, language);
        return Answers.refused(problem, new ReceiptPage(language, printed(receipt), faults));
    }

    private static Faults faults(ProblemException problem, Language language) {
        String title = Problems.title(problem.type(), language);
        if (problem.type() == CommonProblem.REQUEST_INVALID) {
            return Faults.at(
                    "phoneLast4",
                    title,
                    language.pick("请用半角数字填写手机号码的后四位。", "Please enter the last four digits of the mobile number."));
        }
        return problem.type() == ApplicationProblem.RECEIPT_UNKNOWN
                ? Faults.at("phoneLast4", title, Problems.advice(problem.type(), language))
                : Faults.of(problem, Map.of(), language);
    }

    /** In groups of four, as it is printed. */
    static String printed(String receipt) {
        return receipt.toUpperCase(Locale.ROOT).replace("-", "").replaceAll("(.{4})(?=.)", "$1-");
    }
}
