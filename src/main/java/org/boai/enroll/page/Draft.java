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
        Sent sent,
        int version) {
    /**
     * What a browser may know of what it sent.
     *
     * @param organization name of the branch
     * @param path         names of those above it, from the province down
     */
    public record Sent(String receipt, String organization, List<String> path, OffsetDateTime at) {}

    static Draft begun() {
        return new Draft(newKey(), null, null, null, null, null, null, null, 0);
    }

    Draft read(int atVersion) {
        return new Draft(key, who, place, details, agreement, handle, phoneProof, sent, atVersion);
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
        return new Draft(key, typed, place, samePerson ? details : null, null, null, proof, null, version);
    }

    Draft with(TypedPlace chosen) {
        return chosen.equals(place)
                ? this
                : new Draft(key, who, chosen, details, null, null, phoneProof, null, version);
    }

    Draft with(TypedDetails typed) {
        return typed.equals(details) ? this : new Draft(key, who, place, typed, null, null, phoneProof, null, version);
    }

    Draft with(TypedAgreement typed) {
        return new Draft(key, who, place, details, typed, handle, phoneProof, null, version);
    }

    /** @param asked handle of a code, or null to ask for another */
    Draft proving(String asked) {
        return new Draft(key, who, place, details, agreement, asked, null, null, version);
    }

    Draft proved(String proof) {
        return new Draft(key, who, place, details, agreement, null, proof, null, version);
    }

    /** The same, as another application: for when the key of this one is spent. */
    Draft withNewKey() {
        return new Draft(newKey(), who, place, details, agreement, handle, phoneProof, null, version);
    }

    static Draft of(Sent sent) {
        return new Draft(null, null, null, null, null, null, null, sent, 0);
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
