package org.boai.enroll.proof;

/**
 * The same whether a message was sent or not.
 *
 * @param handle       goes back with the code; 22 characters
 * @param expiresIn    seconds for which the code is good
 * @param nextMessage  seconds after which the same phone may get another message
 */
public record AskedProof(String handle, long expiresIn, long nextMessage) {
    @Override
    public String toString() {
        return "AskedProof[…]";
    }
}
