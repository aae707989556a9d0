package org.boai.enroll.notification.channel;

import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What the failures of SMTP mean (RFC 5321 4.2, RFC 3463). */
final class MailFailures {
    private static final Set<Integer> OF_THE_MAILBOX = Set.of(550, 551, 553);
    private static final Pattern NO_SUCH_MAILBOX = Pattern.compile("5[0-9]{2}[ -]5\\.(1\\.[0-36]|2\\.1).*");
    private static final Pattern OTHER_FAULT = Pattern.compile("5[0-9]{2}[ -]5\\.[02-9]\\.[0-9]+.*");

    private MailFailures() {}

    /** Whatever was lost on the way may be sent again, even after DATA: its Message-ID stays the same. */
    static Verdict verdict(Throwable failure) {
        if (!(failure instanceof SMTPException refusal)) {
            return Verdict.later(failure instanceof SSLException ? "tls-failed" : "no-connection");
        }
        String reason = "smtp-" + refusal.getReplyCode();
        if (!refusal.isPermanent()) {
            return Verdict.later(reason);
        }
        return isMailboxGone(refusal) ? Verdict.gone(reason) : Verdict.permanent(reason);
    }

    /**
     * Only what is said of the recipient: the same codes refuse a sender, which is the settings' fault. And a policy
     * (5.7.1) does not make the mailbox disappear.
     */
    private static boolean isMailboxGone(SMTPException refusal) {
        String reply = refusal.getReplyMessages().isEmpty()
                ? ""
                : refusal.getReplyMessages().get(0);
        boolean ofRecipient = refusal.getMessage().startsWith("recipient address not accepted");
        boolean said = OF_THE_MAILBOX.contains(refusal.getReplyCode())
                && !OTHER_FAULT.matcher(reply).matches();
        return ofRecipient && (said || NO_SUCH_MAILBOX.matcher(reply).matches());
    }
}
