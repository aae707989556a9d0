package org.boai.enroll.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long what is over is kept before it is erased; periods of ISO 8601, e.g. {@code P180D} or {@code P3Y}. */
@ConfigMapping(prefix = "boai.retention")
public interface RetentionConfig {
    /** Applications that were refused or withdrawn, from that day. */
    @WithDefault("P180D")
    Period applications();

    /** Memberships that have ended, from that day, with the applications that led to them. */
    @WithDefault("P3Y")
    Period memberships();

    /** Requests of persons about their data, from the answer. */
    @WithDefault("P3Y")
    Period rightsRequests();

    /** Who saw which field of whom and why, from that day (网络数据安全管理条例 12: three years at least). */
    @WithDefault("P3Y")
    Period disclosures();

    /** When somebody looked at a contact, from that day. */
    @WithDefault("P1Y")
    Period contacts();

    /** Consents that have ended, and all of a person whose data was erased. */
    @WithDefault("P3Y")
    Period consents();

    /** Names of those who took part in an activity, and of guardians who consented, from its end. */
    @WithDefault("P2Y")
    Period participations();

    /** Lists of members to be taken over that were never entered, from the day on which they were begun. */
    @WithDefault("P30D")
    Period memberImports();

    /** Participants of first-aid classes who have not become members, from its last day or 366 days after they were entered. */
    @WithDefault("P90D")
    Period firstAidParticipants();

    /** Scans that devices at the doors of activities have sent, from their arrival; no person stands in them. */
    @WithDefault("P30D")
    Period checkInScans();

    /** Who held an office of an organization, from the end of the term; that it was held stays. */
    @WithDefault("P3Y")
    Period leaders();

    /** How often it is looked for what is over; {@code off} for never, on a machine that only serves requests. */
    @WithDefault("1h")
    String sweptEvery();
}
