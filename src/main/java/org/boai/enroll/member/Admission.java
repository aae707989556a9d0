package org.boai.enroll.member;

import java.util.UUID;

/**
 * Makes a person a member.
 *
 * @param countyCode county of the admitting organization's seat
 * @param groupId    may be null; so may {@code residenceRegionId}
 */
public record Admission(
        UUID applicationId,
        Person person,
        MemberKind kind,
        UUID organizationId,
        UUID groupId,
        String countyCode,
        Long residenceRegionId) {}
