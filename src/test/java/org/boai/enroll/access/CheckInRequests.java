package org.boai.enroll.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.support.Api;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.CheckIns.Door;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Persons;
import org.boai.enroll.support.PhoneProofs;
import org.boai.enroll.support.Stewards;

/** What routes of the door are about: activities of the place that are on, and who has come. */
final class CheckInRequests {
    private static final String TOWNSHIP = "330106002";

    private final UUID place;
    private final String code;

    /** @param code of the place */
    CheckInRequests(UUID place, String code) {
        this.place = place;
        this.code = code;
    }

    /** Null for any other route. */
    UUID thingOf(String route) {
        String path = route.split(" ", 2)[1];
        if (path.startsWith("/api/v1/attendances/{id}")) {
            return somebodyWhoCame();
        }
        if (path.startsWith("/api/v1/participations/{id}")) {
            return somebodyGuarded();
        }
        if (path.startsWith("/api/v1/doors/{id}")) {
            return Door.open(CheckIns.activity(place), Stewards.at(place, "HANDLER"))
                    .id();
        }
        return path.matches("/api/v1/activities/\\{id}/(doors|scans|attendances|attendance-report.*|sign-in-sheet)")
                ? CheckIns.activity(place)
                : null;
    }

    private UUID aMember() {
        return Database.memberOf(Api.receipt(Applications.adult(code, TOWNSHIP)));
    }

    private UUID somebodyWhoCame() {
        UUID participation = CheckIns.place(CheckIns.activity(place), aMember(), UUID.randomUUID(), new byte[0]);
        Database.change(
                "UPDATE participations SET checked_in_at = now() - interval '10 minutes', check_in_way = 'SCAN' WHERE id = ?",
                participation);
        return participation;
    }

    /** A minor with a place in an activity of next week. */
    private UUID somebodyGuarded() {
        var minor = Applications.adult(code, TOWNSHIP);
        minor.put("birthDate", LocalDate.now(SystemClock.ZONE).minusYears(16).toString());
        UUID member = Database.memberOf(Api.receipt(minor));
        UUID activity = CheckIns.activity(place, Instant.now().plus(7, ChronoUnit.DAYS), null);
        String phone = Applications.phone();
        String proof = PhoneProofs.prove(phone, "GUARDIAN");
        var guardian = Map.of("fullName", "监护人甲", "phone", phone, "relation", "PARENT", "phoneProof", proof);
        Persons.as(Persons.session(minor))
                .body(Map.of("guardian", guardian))
                .post("/api/v1/my/activities/" + activity + "/participation")
                .then()
                .statusCode(201);
        return Database.one(
                UUID.class, "SELECT id FROM participations WHERE activity_id = ? AND member_id = ?", activity, member);
    }

    Object somebody() {
        return Map.of("memberId", aMember());
    }

    /** Of a door that there is not: each scan is answered, and none counts. */
    static Object scans() {
        return Map.of(
                "door",
                UUID.randomUUID(),
                "scans",
                List.of(Map.of(
                        "id", UUID.randomUUID(),
                        "pass", "B1.AZOcTnsqfB2ePwEjRWeJqw.59855280.XpWswBiSgU384prK",
                        "at",
                                OffsetDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)
                                        .toString(),
                        "direction", "IN",
                        "signature", "A".repeat(22))));
    }
}
