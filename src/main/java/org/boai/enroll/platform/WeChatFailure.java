package org.boai.enroll.platform;

import java.time.Duration;
import org.boai.enroll.kernel.ProblemException;

/** What WeChat did not do, and why. Quotes nothing of what was sent or answered but the number of the error. */
public final class WeChatFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_PAUSE = Duration.ofMinutes(1);

    private final WeChatError error;
    private final int errcode;
    private final boolean perhapsDone;

    private WeChatFailure(WeChatError error, int errcode, boolean perhapsDone) {
        super("WeChat: " + error + " " + errcode, null, false, false);
        this.error = error;
        this.errcode = errcode;
        this.perhapsDone = perhapsDone;
    }

    /** WeChat said so itself. */
    static WeChatFailure of(int errcode) {
        return new WeChatFailure(WeChatError.of(errcode), errcode, false);
    }

    /** @param perhapsDone whether WeChat may have acted all the same, and taken a code for used */
    static WeChatFailure unanswered(boolean perhapsDone) {
        return new WeChatFailure(WeChatError.BUSY, 0, perhapsDone);
    }

    static boolean isOfToken(Throwable failure) {
        return failure instanceof WeChatFailure wechat && wechat.error == WeChatError.TOKEN;
    }

    boolean isBusy() {
        return error == WeChatError.BUSY;
    }

    boolean perhapsDone() {
        return perhapsDone;
    }

    public WeChatError error() {
        return error;
    }

    public int errcode() {
        return errcode;
    }

    /** As the person is told who waits for it; a token that stays bad is no more their doing than a timeout. */
    ProblemException problem() {
        return switch (error) {
            case CODE -> ProblemException.of(WeChatProblem.WECHAT_CODE_REFUSED);
            case RISKY_USER -> ProblemException.of(WeChatProblem.WECHAT_USER_REFUSED);
            case TOO_OFTEN ->
                ProblemException.of(WeChatProblem.WECHAT_TOO_OFTEN).retryAfter(LONG_PAUSE);
            case BUSY -> ProblemException.of(WeChatProblem.WECHAT_UNREACHABLE).retryAfter(SHORT_PAUSE);
            case TOKEN, PERMANENT ->
                ProblemException.of(WeChatProblem.WECHAT_UNREACHABLE).retryAfter(LONG_PAUSE);
        };
    }

    /** For {@code onFailure().transform}: everything else stays what it is. */
    static Throwable named(Throwable failure) {
        return failure instanceof WeChatFailure wechat ? wechat.problem() : failure;
    }
}
