package org.boai.enroll.page;

import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/**
 * Name and phone as typed; any of it may be absent.
 *
 * @param consents each {@code PURPOSE@version}: the version that was on the page
 */
public record TypedWho(@RestForm String fullName, @RestForm String phone, @RestForm List<String> consents) {
    public TypedWho {
        phone = Digits.plain(phone);
    }

    static final TypedWho NOBODY = new TypedWho(null, null, null);

    @Override
    public String toString() {
        return "TypedWho[…]";
    }
}
