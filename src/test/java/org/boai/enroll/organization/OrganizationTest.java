package org.boai.enroll.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrganizationTest {
    private static final Authorization AUTHORIZATION =
            new Authorization("浙红〔2019〕40号", LocalDate.of(2019, 5, 8), new UUID(0, 1));

    private static Organization organization(OrganizationKind kind, AdmissionPolicy policy, Authorization by) {
        var request = new CreateOrganization(
                "某红十字会", kind, new UUID(0, 2), "330106", null, OrganizationStatus.ACTIVE, null, policy, by);
        return new Organization(new UUID(0, 3), request, 5, Instant.EPOCH);
    }

    private static void assertRefused(OrganizationProblem problem, ThrowingCallable refused) {
        assertThat(catchThrowableOfType(ProblemException.class, refused).type()).isEqualTo(problem);
    }

    /** What is not listed is forbidden. */
    @ParameterizedTest
    @CsvSource({
        "PREPARING, 'ACTIVE, DISSOLVED'",
        "ACTIVE, 'SUSPENDED, MERGED, DISSOLVED'",
        "SUSPENDED, 'ACTIVE, MERGED, DISSOLVED'",
        "MERGED, ''",
        "DISSOLVED, ''"
    })
    void changesItsStatusOnlyAlongItsLife(OrganizationStatus status, String next) {
        assertThat(Arrays.stream(OrganizationStatus.values())
                        .filter(status::mayBecome)
                        .map(Enum::name)
                        .collect(Collectors.joining(", ")))
                .isEqualTo(next);
    }

    @Test
    void refusesAStatusThatItCannotReach() {
        var organization = organization(OrganizationKind.VILLAGE, null, null);

        assertRefused(
                OrganizationProblem.ORGANIZATION_STATUS_IMPOSSIBLE,
                () -> organization.become(OrganizationStatus.PREPARING));
    }

    @Test
    void isFinalOnceDissolved() {
        var organization = organization(OrganizationKind.VILLAGE, null, null);
        organization.become(OrganizationStatus.DISSOLVED);

        assertRefused(
                OrganizationProblem.ORGANIZATION_STATUS_IMPOSSIBLE,
                () -> organization.become(OrganizationStatus.ACTIVE));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "SUSPENDED"})
    void mayBeToldTwiceWhatItIsAlready(OrganizationStatus status) {
        var organization = organization(OrganizationKind.VILLAGE, null, null);
        organization.become(status);

        assertThatCode(() -> organization.become(status)).doesNotThrowAnyException();
    }

    @Test
    void isFoundedAsPreparingOrActiveOnly() {
        for (var status : OrganizationStatus.values()) {
            var request = new CreateOrganization(
                    "某", OrganizationKind.VILLAGE, new UUID(0, 2), "33", null, status, null, null, null);

            assertThat(request.statusOrDefault())
                    .isEqualTo(
                            status == OrganizationStatus.ACTIVE
                                    ? OrganizationStatus.ACTIVE
                                    : OrganizationStatus.PREPARING);
        }
    }

    @Test
    void admitsAutomaticallyOnlyWithAnAuthorization() {
        assertRefused(
                OrganizationProblem.AUTHORIZATION_REQUIRED,
                () -> organization(OrganizationKind.VILLAGE, AdmissionPolicy.AUTOMATIC, null));
        assertThat(organization(OrganizationKind.VILLAGE, AdmissionPolicy.AUTOMATIC, AUTHORIZATION)
                        .authorization())
                .isEqualTo(AUTHORIZATION);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHOOL", "HOSPITAL", "ENTERPRISE", "AGENCY", "PUBLIC_INSTITUTION", "NEW_SECTOR"})
    void asAUnitItAlwaysReviews(OrganizationKind unit) {
        assertRefused(
                OrganizationProblem.UNIT_MUST_REVIEW,
                () -> organization(unit, AdmissionPolicy.AUTOMATIC, AUTHORIZATION));
    }

    @Test
    void reviewsUnlessSomethingElseIsSaid() {
        var request = new CreateOrganization(
                "某", OrganizationKind.VILLAGE, new UUID(0, 2), "33", null, null, null, null, null);

        assertThat(request.admissionPolicyOrDefault()).isEqualTo(AdmissionPolicy.REVIEW);
        assertThat(request.coverageOrEmpty()).isEmpty();
    }
}
