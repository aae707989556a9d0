package org.boai.enroll.page;

import java.util.Objects;
import org.boai.enroll.member.SignInAsPerson;
import org.jboss.resteasy.reactive.RestForm;

/** Who somebody says they are, as typed; any of it may be absent. */
public record TypedPerson(
        @RestForm String fullName,
        @RestForm String phone,
        @RestForm String birthYear,
        @RestForm String birthMonth,
        @RestForm String birthDay,
        @RestForm String phoneProof,
        @RestForm String remember) {
    public TypedPerson {
        phone = Digits.plain(phone);
        birthYear = Digits.plain(birthYear);
        birthMonth = Digits.plain(birthMonth);
        birthDay = Digits.plain(birthDay);
    }

    static final TypedPerson NOBODY = new TypedPerson(null, null, null, null, null, null, null);

    /** What can be read of it; the proof, until there is one, is empty. @param weChatSession of the browser, or null */
    SignInAsPerson read(String weChatSession) {
        return new SignInAsPerson(
                Objects.requireNonNullElse(fullName, ""),
                TypedDate.of(birthYear, birthMonth, birthDay).read(),
                Objects.requireNonNullElse(phone, ""),
                Objects.requireNonNullElse(phoneProof, ""),
                remembers() ? weChatSession : null);
    }

    /** Whether this WeChat is to sign in by itself from then on; only who ticked it. */
    public boolean remembers() {
        return remember != null;
    }

    boolean isProved() {
        return phoneProof != null && !phoneProof.isBlank();
    }

    TypedPerson withProof(String proof) {
        return new TypedPerson(fullName, phone, birthYear, birthMonth, birthDay, proof, remember);
    }

    @Override
    public String toString() {
        return "TypedPerson[…]";
    }
}
