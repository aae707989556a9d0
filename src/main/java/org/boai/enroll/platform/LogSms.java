package org.boai.enroll.platform;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.MobileNumber;
import org.jboss.logging.Logger;

/** Sends nothing, and says so: for demonstrations, which have no contract with a provider. */
@ApplicationScoped
public class LogSms implements SmsSender {
    private static final Logger LOG = Logger.getLogger(LogSms.class);

    @Override
    public Uni<SmsResult> send(SmsAccount account, MobileNumber to, SmsText text) {
        return Uni.createFrom().item(() -> {
            LOG.infof("Demonstration: a text message to %s was not sent%s", to.masked(), said(text));
            return SmsResult.sent();
        });
    }

    /** Codes, which a demonstration has no phone for; not links, which open something. */
    private static String said(SmsText text) {
        return text.parameters().stream()
                .filter(parameter -> parameter.name().equals("code"))
                .map(parameter -> ": code=" + parameter.value())
                .collect(Collectors.joining());
    }
}
