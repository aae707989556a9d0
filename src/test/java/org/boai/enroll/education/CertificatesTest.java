package org.boai.enroll.education;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.boai.enroll.code.InvitationState;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of certificates, and how invitations of participants stand. */
class CertificatesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final CertificateTerm.Rule RULE = new CertificateTerm.Rule(TODAY, Period.ofYears(3));

    private static CertificateTerm term(LocalDate issued, LocalDate expires) {
        return CertificateTerm.of(issued, expires, RULE, "/results/1");
    }

    @Test
    void isGoodForTheUsualTimeUnlessItSaysOtherwise() {
        assertThat(term(TODAY, null).expiresOn()).isEqualTo(LocalDate.of(2029, 11, 26));
        assertThat(term(LocalDate.of(2024, 2, 29), null).expiresOn()).isEqualTo(LocalDate.of(2027, 2, 28));
        assertThat(term(TODAY, TODAY.plusDays(1)).expiresOn()).isEqualTo(TODAY.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27, , /results/1/issuedOn, date-in-the-future",
        "1989-12-31, , /results/1/issuedOn, certificate-dates",
        "2026-11-26, 2026-11-26, /results/1/expiresOn, certificate-dates",
        "2026-11-26, 2046-11-27, /results/1/expiresOn, certificate-dates"
    })
    void otherDatesAreRefusedWhereTheyStand(LocalDate issued, LocalDate expires, String pointer, String code) {
        assertThatThrownBy(() -> term(issued, expires))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo(pointer);
                            assertThat(error.code()).isEqualTo(code);
                        }));
    }

    @Test
    void aNumberIsReadInCapitalsAndShownByItsEnd() {
        var number = new CertificateNumber(" zj-2026-0017 ");
        assertThat(number.value()).isEqualTo("ZJ-2026-0017");
        assertThat(number.masked()).isEqualTo("···0017");
        assertThat(number.toString()).doesNotContain("0017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "-1234", "１２３４５", "12 345", "12345678901234567890123456789012345678901"})
    void otherNumbersAreRefused(String text) {
        assertThatThrownBy(() -> new CertificateNumber(text)).isInstanceOf(InvalidValue.class);
    }

    /** Every state and every event. */
    @Test
    void onlyACurrentOneIsRenewedOrEnds() {
        for (var state : CertificateState.values()) {
            for (var event : CertificateState.Event.values()) {
                var expected = state != CertificateState.CURRENT
                        ? null
                        : switch (event) {
                            case RENEW -> CertificateState.RENEWED;
                            case END -> CertificateState.ENDED;
                        };
                assertThat(state.after(event)).as(state + " " + event).isEqualTo(expected);
            }
        }
        assertThat(CertificateState.whenInSql(CertificateState.Event.RENEW)).isEqualTo("'CURRENT'");
    }

    @Test
    void anInvitationStandsAsItsStateAndTheClockSay() {
        Instant now = Instant.parse("2026-11-26T04:00:00Z");
        assertThat(ParticipantInvitation.of(null, null, now)).isEqualTo(ParticipantInvitation.NONE);
        assertThat(ParticipantInvitation.of(InvitationState.OPEN, now.plusSeconds(1), now))
                .isEqualTo(ParticipantInvitation.OPEN);
        assertThat(ParticipantInvitation.of(InvitationState.OPEN, now, now)).isEqualTo(ParticipantInvitation.EXPIRED);
        assertThat(ParticipantInvitation.of(InvitationState.USED, now, now)).isEqualTo(ParticipantInvitation.USED);
        assertThat(ParticipantInvitation.of(InvitationState.REVOKED, now, now))
                .isEqualTo(ParticipantInvitation.REVOKED);
    }

    @Test
    void aPlaceInTheListIsReadAsItWasWritten() {
        var cursor = new ExpiringFilter.Cursor(TODAY, UUID.fromString("0190b0a0-0000-7000-8000-000000000001"));
        assertThat(cursor.text()).matches(ExpiringFilter.Cursor.SHAPE);
        assertThat(ExpiringFilter.Cursor.of(cursor.text())).isEqualTo(cursor);
        assertThat(ExpiringFilter.Cursor.of(null).day()).isEqualTo(LocalDate.EPOCH);
    }
}
