package org.boai.enroll.platform;

/** No answer came. Quotes no address and nothing of what was sent. */
public final class OutboundFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean perhapsArrived;

    OutboundFailure(boolean perhapsArrived, Throwable cause) {
        super(perhapsArrived ? "no whole answer" : "no connection", cause);
        this.perhapsArrived = perhapsArrived;
    }

    /** Whether the request was on its way when it failed, so that the other side may have acted. */
    public boolean perhapsArrived() {
        return perhapsArrived;
    }
}
