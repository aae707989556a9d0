package org.boai.enroll.notification.channel;

import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An account at an SMTP server.
 *
 * @param tls      {@code implicit}, {@code starttls}, or {@code plain} where the operator allows it
 * @param greeting what EHLO says, so that the machine's own name stays here
 */
record MailServer(String host, int port, String tls, String username, String password, String greeting) {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int CONNECTIONS = 2;

    /** One command after the other and a new connection each time: mails are few, and servers differ. */
    MailConfig config(Duration patience) {
        var config = new MailConfig()
                .setHostname(host)
                .setPort(port)
                .setSsl(tls.equals("implicit"))
                .setStarttls(tls.equals("starttls") ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setLogin(LoginOption.REQUIRED)
                .setAuthMethods("PLAIN LOGIN")
                .setUsername(username)
                .setPassword(password)
                .setOwnHostname(greeting)
                .setUserAgent("boai-enroll")
                .setPipelining(false)
                .setKeepAlive(false)
                .setMaxPoolSize(CONNECTIONS);
        config.setConnectTimeout(CONNECT_MILLIS);
        config.setIdleTimeout(Math.toIntExact(patience.toMillis())).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return config;
    }

    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
