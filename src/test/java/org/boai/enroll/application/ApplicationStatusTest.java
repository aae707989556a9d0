package org.boai.enroll.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status and every event, written out: a row of the table is what becomes of it, or why not. */
class ApplicationStatusTest {
    private static final List<String> EVENTS = List.of(
            "APPROVE",
            "APPROVE_FIRST",
            "REFUSE",
            "RETURN",
            "ANSWER",
            "REDIRECT",
            "WITHDRAW",
            "DISOWN",
            "APPEAL",
            "UPHOLD",
            "REJECT_APPEAL");

    private static final Map<ApplicationStatus, String> TABLE = Map.of(
            ApplicationStatus.RECEIVED,
            "ADMITTED UNDER_REVIEW REFUSED RETURNED nothing-asked UNDER_REVIEW WITHDRAWN WITHDRAWN application-not-refused"
                    + " application-not-refused application-not-refused",
            ApplicationStatus.UNDER_REVIEW,
            "ADMITTED UNDER_REVIEW REFUSED RETURNED nothing-asked UNDER_REVIEW WITHDRAWN WITHDRAWN application-not-refused"
                    + " application-not-refused application-not-refused",
            ApplicationStatus.RETURNED,
            "ADMITTED UNDER_REVIEW REFUSED RETURNED UNDER_REVIEW UNDER_REVIEW WITHDRAWN WITHDRAWN application-not-refused"
                    + " application-not-refused application-not-refused",
            ApplicationStatus.ADMITTED,
            "application-decided application-decided application-decided application-decided application-decided"
                    + " application-decided application-decided ADMITTED application-not-refused application-not-refused"
                    + " application-not-refused",
            ApplicationStatus.REFUSED,
            "application-decided application-decided application-decided application-decided application-decided"
                    + " application-decided application-decided REFUSED REFUSED UNDER_REVIEW REFUSED",
            ApplicationStatus.WITHDRAWN,
            "application-decided application-decided application-decided application-decided application-decided"
                    + " application-decided application-decided WITHDRAWN application-not-refused application-not-refused"
                    + " application-not-refused");

    private static Map<ApplicationEvent, String> row(ApplicationStatus status) {
        String[] cells = TABLE.get(status).split(" ");
        assertThat(cells).hasSameSizeAs(EVENTS);
        Map<ApplicationEvent, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            row.put(ApplicationEvent.valueOf(EVENTS.get(i)), cells[i]);
        }
        return row;
    }

    static Stream<Arguments> everyPair() {
        return Arrays.stream(ApplicationStatus.values())
                .flatMap(status -> Arrays.stream(ApplicationEvent.values()).map(event -> Arguments.of(status, event)));
    }

    @Test
    void theTableHasEveryStatusAndEveryEvent() {
        assertThat(TABLE.keySet()).containsExactlyInAnyOrder(ApplicationStatus.values());
        assertThat(EVENTS)
                .containsExactlyElementsOf(
                        Arrays.stream(ApplicationEvent.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void goesWhereTheTableSays(ApplicationStatus status, ApplicationEvent event) {
        String said = row(status).get(event);
        if (said.matches("[A-Z_]+")) {
            assertThat(status.after(event)).isEqualTo(ApplicationStatus.valueOf(said));
            assertThat(status.refusal(event)).isNull();
        } else {
            assertThatThrownBy(() -> status.after(event))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type().slug()).isEqualTo(said));
        }
    }

    @Test
    void sqlWithdrawsWhatTheTableWithdraws() {
        assertThat(ApplicationStatus.whenInSql(ApplicationEvent.WITHDRAW))
                .isEqualTo("'RECEIVED', 'UNDER_REVIEW', 'RETURNED'");
    }

    @Test
    void anAppealIsDecidedOnce() {
        AppealState.OPEN.requireOpen();
        for (var state : List.of(AppealState.UPHELD, AppealState.REJECTED, AppealState.CLOSED)) {
            assertThatThrownBy(state::requireOpen).hasMessage("appeal-decided");
        }
        assertThat(AppealState.values()).hasSize(4);
    }
}
