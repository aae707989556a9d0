package org.boai.enroll.notification;

import org.boai.enroll.kernel.Kind;
import org.boai.enroll.kernel.ProblemType;

/** Failures of channels and deliveries. */
public enum ChannelProblem implements ProblemType {
    CHANNEL_KIND_UNKNOWN(Kind.NOT_FOUND, "There is no such kind of channel"),
    CHANNEL_UNKNOWN(Kind.NOT_FOUND, "This organization has not set up this channel"),
    INBOX_CANNOT_BE_SWITCHED_OFF(Kind.CONFLICT, "The inbox can be neither changed nor switched off"),
    DELIVERY_UNKNOWN(Kind.NOT_FOUND, "There is no such delivery"),
    DELIVERY_NOT_DEAD(Kind.CONFLICT, "This delivery was not given up");

    private final Kind kind;
    private final String title;

    ChannelProblem(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String title() {
        return title;
    }
}
