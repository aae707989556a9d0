package org.boai.enroll.code;

import java.util.UUID;
import org.boai.enroll.kernel.Actor;
import org.boai.enroll.kernel.MobileNumber;
import org.boai.enroll.kernel.PersonName;

/** What an invitation is used for. @param actor who submits the application */
public record UseInvitation(String code, UUID application, PersonName name, MobileNumber phone, Actor actor) {
    @Override
    public String toString() {
        return "UseInvitation[" + application + "]";
    }
}
