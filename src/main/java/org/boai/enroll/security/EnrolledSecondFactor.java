package org.boai.enroll.security;

import java.util.List;

/** @param recoveryCodes shown once; each stands for a one-time code once */
public record EnrolledSecondFactor(List<String> recoveryCodes, IssuedTokens tokens) {
    @Override
    public String toString() {
        return "EnrolledSecondFactor[…]";
    }
}
