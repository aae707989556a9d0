package org.boai.enroll.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CodeFactsTest {
    private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant WITHIN = Instant.parse("2026-05-08T00:00:00Z");

    private static CodeFacts facts(CodeStatus status, OrganizationKind kind, boolean active) {
        return new CodeFacts(
                "000005724", status, "社区入口", false, new UUID(0, 1), "某红十字会", kind, active, List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-30T23:59:59.999Z, NOT_YET_VALID",
        "2026-05-01T00:00:00Z, ACTIVE",
        "2026-05-31T23:59:59.999Z, ACTIVE",
        "2026-06-01T00:00:00Z, EXPIRED"
    })
    void isOpenFromItsFirstMomentUntilJustBeforeItsLast(Instant now, CodeStatus status) {
        assertThat(CodeFacts.status("ACTIVE", FROM, UNTIL, null, 0, now)).isEqualTo(status);
    }

    @Test
    void withoutAnEndItNeverExpires() {
        assertThat(CodeFacts.status("ACTIVE", FROM, null, null, 0, Instant.MAX)).isEqualTo(CodeStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, ACTIVE", "100, 99, ACTIVE", "100, 100, EXHAUSTED", "100, 101, EXHAUSTED", ", 5000, ACTIVE"})
    void isExhaustedOnceItsPlacesAreTaken(Integer maximum, int applications, CodeStatus status) {
        assertThat(CodeFacts.status("ACTIVE", FROM, UNTIL, maximum, applications, WITHIN))
                .isEqualTo(status);
    }

    @Test
    void saysTheMostFinalReasonFirst() {
        assertThat(CodeFacts.status("REVOKED", FROM, UNTIL, 1, 1, UNTIL)).isEqualTo(CodeStatus.REVOKED);
        assertThat(CodeFacts.status("PAUSED", FROM, UNTIL, 1, 1, UNTIL)).isEqualTo(CodeStatus.EXPIRED);
        assertThat(CodeFacts.status("PAUSED", FROM, UNTIL, 1, 1, WITHIN)).isEqualTo(CodeStatus.PAUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_YET_VALID, CODE_NOT_YET_VALID",
        "PAUSED, CODE_PAUSED",
        "EXHAUSTED, CODE_EXHAUSTED",
        "EXPIRED, CODE_EXPIRED",
        "REVOKED, CODE_REVOKED"
    })
    void namesWhyItDoesNotOpenTheDoor(CodeStatus status, CodeProblem problem) {
        var facts = facts(status, OrganizationKind.VILLAGE, true);

        var refused = catchThrowableOfType(ProblemException.class, facts::requireOpen);

        assertThat(refused.type()).isEqualTo(problem);
    }

    @Test
    void opensTheDoorWhileActive() {
        var facts = facts(CodeStatus.ACTIVE, OrganizationKind.VILLAGE, true);

        assertThat(facts.requireOpen()).isSameAs(facts);
    }

    @ParameterizedTest
    @EnumSource
    void offersAnAffiliationOnlyForAUnitWithAnActiveSociety(OrganizationKind kind) {
        assertThat(facts(CodeStatus.ACTIVE, kind, true).affiliationOffered()).isEqualTo(kind.unit());
        assertThat(facts(CodeStatus.ACTIVE, kind, false).affiliationOffered()).isFalse();
    }
}
