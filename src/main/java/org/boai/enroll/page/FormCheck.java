package org.boai.enroll.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boai.enroll.application.ApplicationProblem;
import org.boai.enroll.application.Eligibility;
import org.boai.enroll.application.SubmitApplication;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.privacy.ConsentProblem;
import org.boai.enroll.privacy.ConsentText;
import org.boai.enroll.privacy.GivenConsent;
import org.boai.enroll.privacy.Purpose;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.routing.FindPlacement;
import org.boai.enroll.routing.Whereabouts;
import org.boai.enroll.web.Violations;

/** Holds pages to the very rules that a JSON request is held to. */
@ApplicationScoped
class FormCheck {
    private final Validator validator;
    private final Eligibility eligibility;

    FormCheck(Validator validator, Eligibility eligibility) {
        this.validator = validator;
        this.eligibility = eligibility;
    }

    /**
     * Whether what one page asks for is answered.
     *
     * @param texts those in force
     * @throws ProblemException with everything that is wrong on that page, in one go: {@code request-invalid},
     *     {@code consent-missing}, or what submitting would say about the person
     */
    void require(Step step, Draft draft, Map<Purpose, ConsentText> texts) {
        var reading = FormReading.of(null, draft);
        var errors = errors(reading).stream()
                .filter(error -> step.asks(error.pointer()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var missing = missing(step, EnumSet.of(Purpose.PRIVACY_POLICY, Purpose.SENSITIVE_DATA), reading, texts);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(inOrder(errors)).with("purposes", missing);
        }
        if (step == Step.DETAILS) {
            missing = missing(step, eligible(reading, missing), reading, texts);
        }
        if (!missing.isEmpty()) {
            throw ProblemException.of(ConsentProblem.CONSENT_MISSING).with("purposes", missing);
        }
    }

    private Set<Purpose> eligible(FormReading.Result reading, List<Purpose> missing) {
        try {
            return eligibility.require(reading.request());
        } catch (ProblemException problem) {
            boolean child = problem.type() == ApplicationProblem.GUARDIAN_REQUIRED;
            throw problem.with(
                    "purposes",
                    child
                            ? Stream.concat(Stream.of(Purpose.GUARDIAN), missing.stream())
                                    .toList()
                            : missing);
        }
    }

    /** A tick beside a text that is no longer in force is none. */
    private static List<Purpose> missing(
            Step step, Set<Purpose> required, FormReading.Result reading, Map<Purpose, ConsentText> texts) {
        return required.stream()
                .filter(step.purposes()::contains)
                .filter(purpose -> reading.request().consents().stream()
                        .noneMatch(given -> given.purpose() == purpose && isInForce(given, texts)))
                .sorted()
                .toList();
    }

    private static boolean isInForce(GivenConsent given, Map<Purpose, ConsentText> texts) {
        return texts.containsKey(given.purpose())
                && texts.get(given.purpose()).version().equals(given.version());
    }

    /** @throws ProblemException {@code request-invalid} with everything that is wrong, in one go */
    SubmitApplication complete(FormReading.Result reading) {
        var errors = errors(reading);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(inOrder(errors));
        }
        return reading.request();
    }

    private Set<FieldError> errors(FormReading.Result reading) {
        Set<FieldError> errors = new LinkedHashSet<>(reading.errors());
        Set<String> named = new LinkedHashSet<>();
        reading.errors().forEach(error -> named.add(error.pointer()));
        Violations.errors(validator.validate(reading.request())).stream()
                .filter(error -> !named.contains(error.pointer()))
                .forEach(errors::add);
        return errors;
    }

    /** @throws ProblemException {@code region-unknown} when an address was changed into something else */
    Whereabouts whereabouts(TypedPlace place) {
        var request = FormReading.of(null, Draft.begun().with(place)).request();
        var asked = new FindPlacement(null, request.residence(), request.affiliation());
        if (!validator.validate(asked).isEmpty()) {
            throw ProblemException.of(RegionProblem.REGION_UNKNOWN);
        }
        return asked.whereabouts();
    }

    /** As the fields stand on the page. */
    static List<FieldError> inOrder(Set<FieldError> errors) {
        var order =
                List.of("fullName", "phone", "birthDate", "identityDocument", "backgrounds", "guardian", "consents");
        return errors.stream()
                .sorted((a, b) -> Integer.compare(place(order, a), place(order, b)))
                .toList();
    }

    private static int place(List<String> order, FieldError error) {
        String[] steps = error.pointer().split("/");
        int place = steps.length < 2 ? -1 : order.indexOf(steps[1]);
        return place < 0 ? order.size() : place;
    }
}
