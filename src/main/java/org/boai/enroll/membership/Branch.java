package org.boai.enroll.membership;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.organization.OrganizationKind;
import org.boai.enroll.organization.OrganizationStatus;

/**
 * An organization of a transfer.
 *
 * @param attended whether anybody there can act
 * @param above    the organizations above it, nearest first
 */
record Branch(
        UUID id, String name, OrganizationKind kind, OrganizationStatus status, boolean attended, List<Above> above) {
    /** One that stands above. */
    record Above(UUID id, boolean attended) {}

    /** Groups are part of a township society; members belong to that (三(二)). @throws ProblemException */
    Branch requireFit() {
        if (status != OrganizationStatus.ACTIVE || kind == OrganizationKind.GROUP) {
            throw ProblemException.of(MembershipProblem.TRANSFER_TARGET_UNFIT);
        }
        return this;
    }

    /** Who above is told at once, because nobody can act below them. */
    List<UUID> toldAtOnce() {
        List<UUID> told = new ArrayList<>();
        boolean able = attended;
        for (var next : above) {
            if (able) {
                break;
            }
            told.add(next.id());
            able = next.attended();
        }
        return told;
    }
}
