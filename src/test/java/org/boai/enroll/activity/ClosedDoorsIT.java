package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.boai.enroll.support.CheckIns;
import org.boai.enroll.support.CheckIns.Door;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.boai.enroll.support.Stewards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A door that is closed is answered, and nothing more: whoever has its key could write without end. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class ClosedDoorsIT {
    private final UUID branch = Stewards.organizationOf("shangbao");
    private final String steward = Stewards.at(branch, "HANDLER");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private UUID activity;
    private Door door;

    @BeforeEach
    void aDoor() {
        activity = CheckIns.activity(branch);
        door = Door.open(activity, steward);
    }

    /** Three scans, one of which somebody else has signed. */
    private void assertAnsweredWithoutAWord(String outcome) {
        var stranger = new Door(activity, door.id(), new byte[32]);
        assertThat(door.outcomes(
                        door.scan("B1.", now, "IN"), stranger.scan("B1.", now, "IN"), door.scan("B1.", now, "OUT")))
                .containsExactly(outcome, "FORGED_SCAN", outcome);
        assertThat(Database.count("SELECT count(*) FROM check_in_scans WHERE door_id = ?", door.id()))
                .as("scans that were noted")
                .isZero();
        assertThat(Database.count(
                        "SELECT count(*) FROM audit_entries WHERE action = 'scans-received' AND object_id = ?",
                        door.id().toString()))
                .as("acts on record")
                .isZero();
    }

    @Test
    void ofARevokedDoorNothingIsNoted() {
        as(steward).post("/api/v1/doors/" + door.id() + "/revocation").then().statusCode(200);
        assertAnsweredWithoutAWord("DOOR_REVOKED");
    }

    @Test
    void ofADoorWhoseTimeIsOverNothingIsNoted() {
        Database.change(
                "UPDATE activities SET starts_at = starts_at - interval '75 hours', ends_at = ends_at - interval '75 hours',"
                        + " sign_up_until = sign_up_until - interval '75 hours' WHERE id = ?",
                activity);
        assertAnsweredWithoutAWord("DOOR_EXPIRED");
    }

    @Test
    void ofADoorOfWhatWasCancelledNothingIsNoted() {
        Database.change("UPDATE activities SET state = 'CANCELLED' WHERE id = ?", activity);
        assertAnsweredWithoutAWord("NOT_OPEN");
    }
}
