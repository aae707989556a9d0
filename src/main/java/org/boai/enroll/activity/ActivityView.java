package org.boai.enroll.activity;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.member.MemberKind;

/**
 * An activity as stewards see it. Moments carry the offset of the province.
 *
 * @param organization      who holds it, by name
 * @param description       sanitized HTML
 * @param capacity          null for as many as come
 * @param kinds             empty for all
 * @param waiting           how many wait for a place; null in lists, as {@code attended}, how many have come
 * @param edition           grows when people have to be told of a change
 * @param cancelledBecause  null when it was not cancelled, or nobody said why
 * @param report            plain HTML as the description, null before; {@code guests} are those who are no members
 */
public record ActivityView(
        UUID id,
        UUID organizationId,
        String organization,
        String title,
        String description,
        String place,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        OffsetDateTime signUpUntil,
        Integer capacity,
        ActivityAudience audience,
        List<MemberKind> kinds,
        ActivityState state,
        int taken,
        Integer waiting,
        Integer attended,
        int edition,
        OffsetDateTime publishedAt,
        String cancelledBecause,
        String report,
        Integer guests,
        int version) {}
