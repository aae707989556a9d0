package org.boai.enroll.notification;

import java.net.URI;
import java.net.URISyntaxException;
import org.boai.enroll.notification.channel.ChannelKind;

/** Addresses as stewards see them: enough to recognize one's own, too little to write to it. */
final class MaskedAddress {
    private static final String HIDDEN = "****";
    private static final int SHOWN = 4;
    private static final int SHORTEST = 11;

    private MaskedAddress() {}

    static String of(ChannelKind kind, String address) {
        return switch (kind) {
            case WEBHOOK -> host(address);
            case WECOM_ROBOT -> end(address);
            case SMS -> phone(address);
            case EMAIL -> mailbox(address);
        };
    }

    /** A path or query may be what lets a caller in. */
    private static String host(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null ? HIDDEN : host;
        } catch (URISyntaxException notAnAddress) {
            return HIDDEN;
        }
    }

    private static String phone(String address) {
        return address.length() < SHORTEST ? HIDDEN : address.substring(0, address.length() - 8) + end(address);
    }

    private static String mailbox(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? HIDDEN : address.substring(0, address.offsetByCodePoints(0, 1)) + "***" + address.substring(at);
    }

    private static String end(String address) {
        return address.length() < SHORTEST ? HIDDEN : HIDDEN + address.substring(address.length() - SHOWN);
    }
}
