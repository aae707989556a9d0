package org.boai.enroll.proof;

/**
 * A phone is proved.
 *
 * @param phoneProof goes with what it was asked for, from the same phone, once or as its purpose says; 22 characters
 * @param expiresIn  seconds
 */
public record PhoneProof(String phoneProof, long expiresIn) {
    @Override
    public String toString() {
        return "PhoneProof[…]";
    }
}
