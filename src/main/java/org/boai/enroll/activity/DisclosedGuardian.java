package org.boai.enroll.activity;

/** Whom to call for a minor, in full. */
public record DisclosedGuardian(String fullName, String phone, ActivityGuardian.Relation relation) {
    static DisclosedGuardian of(KnownGuardian guardian) {
        return new DisclosedGuardian(guardian.fullName(), guardian.phone().value(), guardian.relation());
    }

    @Override
    public String toString() {
        return "DisclosedGuardian[…]";
    }
}
