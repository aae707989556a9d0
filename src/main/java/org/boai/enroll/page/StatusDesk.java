package org.boai.enroll.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.application.FindStatus;
import org.boai.enroll.application.StatusService;
import org.boai.enroll.code.CodeConfig;
import org.boai.enroll.kernel.CommonProblem;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.qr.QrMatrix;
import org.boai.enroll.qr.QrSvg;
import org.boai.enroll.web.Failures;
import org.boai.enroll.web.Problems;
import org.jboss.resteasy.reactive.RestResponse;

/** The receipt, which anybody may open, and how the application stands, for who knows the phone's last digits. */
@ApplicationScoped
class StatusDesk {
    private final StatusService statuses;
    private final Validator validator;
    private final Failures failures;
    private final DraftDesk drafts;
    private final String host;

    StatusDesk(StatusService statuses, Validator validator, Failures failures, DraftDesk drafts, CodeConfig config) {
        this.statuses = statuses;
        this.validator = validator;
        this.failures = failures;
        this.drafts = drafts;
        this.host = config.publicUrl();
    }

    /** Asks only for what this browser has sent, so that the page cannot tell whether there is such a receipt. */
    Uni<RestResponse<TemplateInstance>> receipt(String receipt, Visit visit) {
        return page(receipt, visit, Faults.NONE).map(Answers::personal);
    }

    private Uni<ReceiptPage> page(String receipt, Visit visit, Faults faults) {
        String printed = printed(receipt);
        return drafts.of(visit)
                .onFailure()
                .recoverWithNull()
                .map(draft -> draft == null ? null : draft.sent())
                .map(sent -> sent == null || !sent.receipt().equals(printed) ? null : sent)
                .map(sent -> new ReceiptPage(visit.language(), printed, sent, picture(printed), faults));
    }

    /** Of the page's own address, so that a photograph of it is a way back. */
    private String picture(String printed) {
        String svg = QrSvg.render(QrMatrix.of(host + "/s/" + printed), printed);
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }

    Uni<RestResponse<TemplateInstance>> status(String receipt, String phoneLast4, Visit visit) {
        var language = visit.language();
        var request = new FindStatus(receipt, phoneLast4 == null ? "" : Digits.plain(phoneLast4));
        return Uni.createFrom()
                .deferred(() -> statuses.status(requireDigits(request)))
                .map(status -> Answers.personal(new StatusPage(language, status)))
                .onFailure()
                .recoverWithUni(failure -> refused(failures.named(failure), receipt, visit));
    }

    private FindStatus requireDigits(FindStatus request) {
        if (!validator.validate(request).isEmpty()) {
            throw ProblemException.of(CommonProblem.REQUEST_INVALID);
        }
        return request;
    }

    private Uni<RestResponse<TemplateInstance>> refused(ProblemException problem, String receipt, Visit visit) {
        return page(receipt, visit, faults(problem, visit.language())).map(page -> Answers.refused(problem, page));
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
