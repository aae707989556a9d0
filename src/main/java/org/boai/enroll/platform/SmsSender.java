package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import org.boai.enroll.kernel.MobileNumber;

/** Sends text messages through one provider. */
public interface SmsSender {
    /** Sends once; nothing is repeated here, because no provider recognizes a repetition. The Uni does not fail. */
    Uni<SmsResult> send(SmsAccount account, MobileNumber to, SmsText text);
}
