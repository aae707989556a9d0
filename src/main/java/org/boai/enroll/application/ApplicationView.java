package org.boai.enroll.application;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.member.MemberKind;
import org.boai.enroll.member.Person;
import org.boai.enroll.routing.Reason;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An application as its stewards see it: masked, with every reason of the placement.
 *
 * @param disownedAt when the phone's holder said that somebody else sent it, or null; whatever its status is
 * @param assistedByOrganizationId whose steward filled it in, from a form on paper that the person signed; null when the person
 *                                 sent it
 * @param file how it came to where it lies
 */
public record ApplicationView(
        UUID id,
        String receipt,
        ApplicationStatus status,
        ReviewNote note,
        boolean priority,
        MemberKind kind,
        List<Background> backgrounds,
        String name,
        String phone,
        int birthYear,
        String document,
        UUID organizationId,
        UUID groupId,
        boolean gap,
        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Reason.class) String reasons,
        UUID memberId,
        OffsetDateTime submittedAt,
        OffsetDateTime decidedAt,
        String decisionReason,
        OffsetDateTime disownedAt,
        UUID assistedByOrganizationId,
        CaseFile file) {
    static ApplicationView of(Application row, Person person, CaseFile file) {
        return new ApplicationView(
                row.id,
                row.receipt,
                row.status,
                row.reviewNote,
                row.priority,
                row.kind,
                Arrays.stream(row.backgrounds.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Background::valueOf)
                        .toList(),
                person.name().masked(),
                person.phone().masked(),
                person.birthDate().getYear(),
                person.document() == null ? null : person.document().masked(),
                row.organizationId,
                row.groupId,
                row.gap,
                row.placement,
                row.memberId,
                local(row.submittedAt),
                local(row.decidedAt),
                row.decisionReason,
                local(row.disownedAt),
                row.assistedFor,
                file);
    }

    private static OffsetDateTime local(Instant moment) {
        return moment == null ? null : moment.atZone(SystemClock.ZONE).toOffsetDateTime();
    }

    @Override
    public String toString() {
        return "ApplicationView[" + id + "]";
    }
}
