package org.boai.enroll.application;

import jakarta.validation.constraints.NotNull;
import org.boai.enroll.kernel.ValidMobileNumber;
import org.boai.enroll.kernel.ValidPersonName;

/** Who consents for a child under fourteen (PIPL art. 31). */
public record Guardian(
        @NotNull @ValidPersonName String fullName,
        @NotNull @ValidMobileNumber String phone,
        @NotNull Relation relation) {
    /** How the guardian stands to the child. */
    public enum Relation {
        PARENT,
        GRANDPARENT,
        SIBLING,
        OTHER
    }

    /** In one line, for the person it is about. */
    String asText() {
        return fullName + " " + phone + " " + relation;
    }

    @Override
    public String toString() {
        return "Guardian[…]";
    }
}
