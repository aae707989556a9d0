package org.boai.enroll.page;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.boai.enroll.privacy.Purpose;

/** The questions of an application, one page each, in their order; each is asked with the consent that it needs. */
public enum Step {
    WHO("/who", List.of("fullName", "phone"), Set.of(Purpose.PRIVACY_POLICY)),
    PLACE("/residence", List.of("residence", "affiliation"), Set.of()),
    DETAILS(
            "/details",
            List.of("birthDate", "identityDocument", "backgrounds", "guardian"),
            Set.of(Purpose.SENSITIVE_DATA, Purpose.GUARDIAN)),
    CHECK(
            "/check",
            List.of("expectedOrganizationId", "consents"),
            Set.of(Purpose.STATUTES, Purpose.PRC_CITIZEN, Purpose.SHARE_WITH_BRANCH, Purpose.PUBLICATION));

    private final String path;
    private final List<String> asked;
    private final Set<Purpose> purposes;

    Step(String path, List<String> asked, Set<Purpose> purposes) {
        this.path = path;
        this.asked = asked;
        this.purposes = purposes;
    }

    String path() {
        return path;
    }

    /** What is consented to on this page. */
    Set<Purpose> purposes() {
        return purposes;
    }

    /** @param pointer JSON pointer into {@code SubmitApplication}, e.g. {@code /guardian/phone} */
    boolean asks(String pointer) {
        String[] steps = pointer.split("/");
        return steps.length > 1 && asked.contains(steps[1]);
    }

    /** The page that holds a field, {@code CHECK} for what is on none. */
    static Step of(String pointer) {
        return Arrays.stream(values())
                .filter(step -> step.asks(pointer))
                .findFirst()
                .orElse(CHECK);
    }

    static Step of(Purpose purpose) {
        return Arrays.stream(values())
                .filter(step -> step.purposes.contains(purpose))
                .findFirst()
                .orElse(CHECK);
    }
}
