package org.boai.enroll.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.activity.Planned.activity;
import static org.boai.enroll.activity.Planned.member;
import static org.boai.enroll.activity.Planned.published;
import static org.boai.enroll.activity.Planned.state;
import static org.boai.enroll.activity.Planned.taken;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.Test;

/** Signing up for what has begun already, as long as its deadline allows it. */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class LateSignUpsIT {
    /** Nobody moves up by themselves any more: a place that is free is no reason to pass whoever has waited for one. */
    @Test
    void whoeverComesLatePassesNobodyWhoWaits() {
        UUID activity = published(activity(1));
        String code = Codes.poster();
        var first = member(code);
        var waits = member(code);
        var late = member(code);
        first.signUp(activity).then().body("own.state", equalTo("PLACE"));
        waits.signUp(activity).then().body("own.state", equalTo("WAITING"));
        Database.change(
                "UPDATE activities SET starts_at = now() - interval '1 hour', ends_at = now() + interval '2 hours',"
                        + " sign_up_until = now() + interval '1 hour', capacity = 2 WHERE id = ?",
                activity);
        late.signUp(activity).then().statusCode(201).body("own.state", equalTo("WAITING"));
        assertThat(state(activity, waits.member())).isEqualTo("WAITING");
        assertThat(taken(activity)).isOne();
        Database.change(
                "UPDATE participations SET state = 'CANCELLED', cancelled_at = now() WHERE activity_id = ? AND member_id = ?",
                activity,
                waits.member());
        Database.change(
                "UPDATE participations SET state = 'CANCELLED', cancelled_at = now() WHERE activity_id = ? AND member_id = ?",
                activity,
                late.member());
        late.signUp(activity).then().statusCode(201).body("own.state", equalTo("PLACE"));
    }
}
