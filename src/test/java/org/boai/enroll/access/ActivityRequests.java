package org.boai.enroll.access;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.boai.enroll.support.Database;

/** Right requests about activities that one society holds. */
final class ActivityRequests {
    private final UUID place;

    ActivityRequests(UUID place) {
        this.place = place;
    }

    /** An activity in the state that the route is for; null for any other route. */
    UUID thingOf(String route) {
        if (!route.contains("/activities/{id}")) {
            return null;
        }
        return switch (route.substring(route.lastIndexOf('/') + 1)) {
            case "publication" -> activity("DRAFT", 7);
            case "reopening" -> activity("CLOSED", 7);
            case "holding" -> activity("CLOSED", -1);
            case "report" -> activity("HELD", -1);
            default -> activity("PUBLISHED", 7);
        };
    }

    private UUID activity(String state, int days) {
        UUID id = UUID.randomUUID();
        Database.change(
                """
                INSERT INTO activities (id, organization_id, title, description, place, starts_at, ends_at, sign_up_until, audience,
                    state, created_at, created_by, published_at)
                VALUES (?, ?, '活动', '<p>活动</p>', '礼堂', now() + ? * interval '1 day', now() + ? * interval '1 day' + interval '2 hours',
                    now() + ? * interval '1 day', 'SUBTREE', ?, now(), gen_random_uuid(), now())""",
                id,
                place,
                days,
                days,
                days,
                state);
        return id;
    }

    static Map<String, Object> activity() {
        var start = OffsetDateTime.now().plusDays(7).withNano(0);
        Map<String, Object> activity = new HashMap<>();
        activity.put("title", "急救知识进楼道");
        activity.put("description", "<p>自愿参加</p>");
        activity.put("place", "文化家园");
        activity.put("startsAt", start.toString());
        activity.put("endsAt", start.plusHours(2).toString());
        activity.put("signUpUntil", start.minusDays(1).toString());
        activity.put("audience", "SUBTREE");
        return activity;
    }

    static Map<String, Object> report() {
        return Map.of("text", "<p>发放宣传册</p>", "guests", 3);
    }
}
