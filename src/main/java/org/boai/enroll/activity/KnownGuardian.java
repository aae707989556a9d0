package org.boai.enroll.activity;

import org.boai.enroll.activity.ActivityGuardian.Relation;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.MobileNumber;

/** Who has consented, as {@link ActivityGuardian#asText} was sealed: a name may hold spaces, phone and relation do not. */
record KnownGuardian(String fullName, MobileNumber phone, Relation relation) {
    /** @throws IllegalStateException or {@link InvalidValue} when it does not read so: nobody has typed it like that */
    static KnownGuardian of(String text) {
        int last = text.lastIndexOf(' ');
        int before = text.lastIndexOf(' ', last - 1);
        if (before <= 0) {
            throw new IllegalStateException("no guardian");
        }
        return new KnownGuardian(
                text.substring(0, before),
                MobileNumber.parse(text.substring(before + 1, last)),
                relation(text.substring(last + 1)));
    }

    private static Relation relation(String name) {
        for (Relation relation : Relation.values()) {
            if (relation.name().equals(name)) {
                return relation;
            }
        }
        throw new IllegalStateException("no guardian");
    }

    @Override
    public String toString() {
        return "KnownGuardian[…]";
    }
}
