package org.boai.enroll.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * An application on its way, page by page; a part that is absent was not asked yet, one that is there has passed its
 * rules. When it is sent, nothing of the person stays in it.
 *
 * @param key        under which it is sent, so that sending twice is sending once
 * @param handle     of the code that was asked for, or null
 * @param phoneProof when the phone was proved, or null
 * @param sent       what became of it, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Draft(
        String key,
        TypedWho who,
        TypedPlace place,
        TypedDetails details,
        TypedAgreement agreement,
        String handle,
        String phoneProof,
        Sent sent) {
    /**
     * What a browser may know of what it sent.
     *
     * @param organization name of the branch
     * @param path         names of those above it, from the province down
     */
    public record Sent(String receipt, String organization, List<String> path, OffsetDateTime at) {}

    static Draft begun() {
        return new Draft(newKey(), null, null, null, null, null, null, null);
    }

    /** Another phone wants a proof of its own. */
    Draft with(TypedWho typed) {
        boolean same = who != null && who.phone().equals(typed.phone());
        return new Draft(key, typed, place, details, agreement, same ? handle : null, same ? phoneProof : null, null);
    }

    Draft with(TypedPlace chosen) {
        return new Draft(key, who, chosen, details, agreement, handle, phoneProof, null);
    }

    Draft with(TypedDetails typed) {
        return new Draft(key, who, place, typed, agreement, handle, phoneProof, null);
    }

    Draft with(TypedAgreement typed) {
        return new Draft(key, who, place, details, typed, handle, phoneProof, null);
    }

    /** @param asked handle of a code, or null to ask for another */
    Draft proving(String asked) {
        return new Draft(key, who, place, details, agreement, asked, null, null);
    }

    Draft proved(String proof) {
        return new Draft(key, who, place, details, agreement, null, proof, null);
    }

    /** The same, as another application: for when the key of this one is spent. */
    Draft withNewKey() {
        return new Draft(newKey(), who, place, details, agreement, handle, phoneProof, null);
    }

    static Draft of(Sent sent) {
        return new Draft(null, null, null, null, null, null, null, sent);
    }

    /** The first page whose answers are not there. */
    Step next() {
        if (who == null) {
            return Step.WHO;
        }
        if (place == null) {
            return Step.PLACE;
        }
        return details == null ? Step.DETAILS : Step.CHECK;
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return "Draft[…]";
    }
}
