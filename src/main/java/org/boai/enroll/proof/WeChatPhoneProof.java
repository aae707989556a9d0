package org.boai.enroll.proof;

/**
 * WeChat has vouched for a phone.
 *
 * @param phone      11 digits, as its owner may see it
 * @param phoneProof goes with what it was asked for, once, from the same phone; 22 characters
 * @param expiresIn  seconds
 */
public record WeChatPhoneProof(String phone, String phoneProof, long expiresIn) {
    @Override
    public String toString() {
        return "WeChatPhoneProof[…]";
    }
}
