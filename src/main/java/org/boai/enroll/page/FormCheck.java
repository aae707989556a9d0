package org.boai.enroll.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.boai.enroll.application.SubmitApplication;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.region.RegionProblem;
import org.boai.enroll.routing.FindPlacement;
import org.boai.enroll.routing.Whereabouts;
import org.boai.enroll.web.Violations;

/** Holds a form to the very rules that a JSON request is held to. */
@ApplicationScoped
class FormCheck {
    private final Validator validator;

    FormCheck(Validator validator) {
        this.validator = validator;
    }

    /** @throws ProblemException {@code request-invalid} with everything that is wrong, in one go */
    SubmitApplication complete(FormReading.Result reading) {
        Set<FieldError> errors = new LinkedHashSet<>(reading.errors());
        Set<String> named = new LinkedHashSet<>();
        reading.errors().forEach(error -> named.add(error.pointer()));
        Violations.errors(validator.validate(reading.request())).stream()
                .filter(error -> !named.contains(error.pointer()))
                .forEach(errors::add);
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(inOrder(errors));
        }
        return reading.request();
    }

    /** @throws ProblemException {@code region-unknown} when the hidden fields were changed into something else */
    Whereabouts whereabouts(TypedApplication typed) {
        var request = FormReading.of(null, typed).request();
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
