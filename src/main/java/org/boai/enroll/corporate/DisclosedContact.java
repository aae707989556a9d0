package org.boai.enroll.corporate;

/** The persons of a unit in full; null what is not on record any more. */
public record DisclosedContact(String legalRepresentative, String fullName, String phone) {
    @Override
    public String toString() {
        return "DisclosedContact[…]";
    }
}
