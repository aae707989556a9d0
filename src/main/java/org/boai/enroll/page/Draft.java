package org.boai.enroll.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.boai.enroll.kernel.RandomToken;

/**
 * An application on its way, page by page; a part that is absent was not asked yet, one that is there has passed its
 * rules. When it is sent, nothing of the person stays in it.
 *
 * @param key        under which it is sent, so that sending twice is sending once
 * @param handle     of the code that was asked for, or null
 * @param phoneProof when the phone was proved, or null
 * @param invited    by a first-aid class, or null
 * @param sent       what became of it, or null
 * @param version    how often it was written when it was read
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
        Invited invited,
        Sent sent,
        int version) {
    /**
     * What a browser may know of what it sent.
     *
     * @param organization name of the branch
     * @param path         names of those above it, from the province down
     */
    public record Sent(String receipt, String organization, List<String> path, OffsetDateTime at) {}

    /**
     * What an invitation fills in. Nothing of it counts before it stands in an answer.
     *
     * @param token that is used up when the application is sent
     */
    public record Invited(String token, TypedWho who, TypedPlace place) {
        @Override
        public String toString() {
            return "Invited[…]";
        }
    }

    static Draft begun() {
        return new Draft(newKey(), null, null, null, null, null, null, null, null, 0);
    }

    static Draft invited(Invited by) {
        return new Draft(newKey(), null, null, null, null, null, null, by, null, 0);
    }

    /** The invitation opens nothing any more: the rest stays, as another application. */
    Draft withoutInvitation() {
        return new Draft(newKey(), who, place, details, agreement, handle, phoneProof, null, null, version);
    }

    boolean invitedBy(String token) {
        return invited != null && invited.token().equals(token);
    }

    /** What was said, or what an invitation fills in. */
    TypedWho whoToShow() {
        if (who != null) {
            return who;
        }
        return invited == null ? TypedWho.NOBODY : invited.who();
    }

    /** @param asked what the address says */
    TypedPlace placeToShow(TypedPlace asked) {
        boolean fillsIn = !asked.chosen() && place == null && invited != null;
        return fillsIn ? invited.place() : asked;
    }

    Draft read(int atVersion) {
        return new Draft(key, who, place, details, agreement, handle, phoneProof, invited, sent, atVersion);
    }

    /**
     * What was agreed to, was agreed to for these answers. Another phone wants a proof of its own; another name with
     * another phone is another person, whose birth date is not this one's.
     */
    Draft with(TypedWho typed) {
        if (typed.equals(who)) {
            return this;
        }
        boolean samePhone = who != null && who.phone().equals(typed.phone());
        boolean samePerson = who == null || samePhone || who.fullName().equals(typed.fullName());
        String proof = samePhone ? phoneProof : null;
        return new Draft(key, typed, place, samePerson ? details : null, null, null, proof, invited, null, version);
    }

    Draft with(TypedPlace chosen) {
        return chosen.equals(place)
                ? this
                : new Draft(key, who, chosen, details, null, null, phoneProof, invited, null, version);
    }

    Draft with(TypedDetails typed) {
        return typed.equals(details)
                ? this
                : new Draft(key, who, place, typed, null, null, phoneProof, invited, null, version);
    }

    Draft with(TypedAgreement typed) {
        return new Draft(key, who, place, details, typed, handle, phoneProof, invited, null, version);
    }

    /** @param asked handle of a code, or null to ask for another */
    Draft proving(String asked) {
        return new Draft(key, who, place, details, agreement, asked, null, invited, null, version);
    }

    Draft proved(String proof) {
        return new Draft(key, who, place, details, agreement, null, proof, invited, null, version);
    }

    /** The same, as another application: for when the key of this one is spent. */
    Draft withNewKey() {
        return new Draft(newKey(), who, place, details, agreement, handle, phoneProof, invited, null, version);
    }

    static Draft of(Sent sent) {
        return new Draft(null, null, null, null, null, null, null, null, sent, 0);
    }

    /** Of the answers: whoever sends them has seen these, and no others. 22 characters. */
    String seen() {
        return RandomToken.of(RandomToken.hash(key
                + who.fullName()
                + '\n'
                + who.phone()
                + '\n'
                + place.residence()
                + '\n'
                + place.affiliation()
                + '\n'
                + details.all()));
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
