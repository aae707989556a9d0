package org.boai.enroll.notification.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.platform.AddressGuard;
import org.boai.enroll.platform.AddressRefused;
import org.boai.enroll.platform.OutboundConfig;

/**
 * Mails to stewards. Settings: {@code host}, {@code port} (default 465), {@code tls} ({@code implicit},
 * {@code starttls}; {@code plain} only where the operator lists {@code host:port} in {@code boai.outbound.allowed}),
 * {@code username}, {@code from}. Secret: {@code password}.
 *
 * <p>The Message-ID is the same whenever a message is tried again, so that receivers drop doubles; hence a mail whose
 * fate is unknown is simply sent again. The client connects by name, so that the certificate is checked against it: a
 * name that leads inside is refused, and one that changes in between finds a server whose certificate does not fit.
 */
@ApplicationScoped
public class EmailChannel implements Channel {
    private static final String USUAL_PORT = "465";
    private static final Set<String> MAIL_PORTS = Set.of("465", "587", "994");
    private static final Set<String> TLS = Set.of("implicit", "starttls", "plain");
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9]{1,24}");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,254}");
    private static final int PATIENCE = 4;

    private final MailClients clients;
    private final AddressGuard guard;
    private final OutboundConfig config;

    EmailChannel(MailClients clients, AddressGuard guard, OutboundConfig config) {
        this.clients = clients;
        this.guard = guard;
        this.config = config;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.EMAIL;
    }

    @Override
    public boolean personal() {
        return true;
    }

    @Override
    public Pace pace() {
        return Pace.gathered(Duration.ofMinutes(5));
    }

    @Override
    public Set<String> destinations() {
        return Set.of("host", "port", "tls");
    }

    @Override
    public void check(ChannelSettings settings) {
        var check = new SettingsCheck(settings);
        check.setting("host", HOST, "mail-host-shape");
        check.optional("port", PORT, "mail-port");
        check.setting("username", VISIBLE_ASCII, "secret-characters");
        check.setting("from", MailAddress::new);
        check.secret("password");
        check.addresses(MailAddress::new);
        checkWayThere(check, settings.settings());
        check.finish();
    }

    /** A steward may name mail servers only, and no password crosses the world in clear. */
    private void checkWayThere(SettingsCheck check, Map<String, String> settings) {
        String tls = settings.getOrDefault("tls", "");
        String port = settings.getOrDefault("port", USUAL_PORT);
        boolean allowed = config.allowed().orElse(Set.of()).contains(settings.get("host") + ":" + port);
        if (!TLS.contains(tls)) {
            check.refuse("/settings/tls", "mail-tls-unknown");
        } else if (tls.equals("plain") && !allowed) {
            check.refuse("/settings/tls", "mail-tls-required");
        }
        if (!MAIL_PORTS.contains(port) && !allowed) {
            check.refuse("/settings/port", "mail-port");
        }
    }

    @Override
    public Uni<Verdict> send(Message message, Endpoint endpoint) {
        return Uni.createFrom()
                .deferred(() -> sent(message, endpoint))
                .ifNoItem()
                .after(config.timeout().multipliedBy(PATIENCE))
                .recoverWithItem(Verdict.later("no-answer"))
                .onFailure(AddressRefused.class)
                .recoverWithItem(WebhookVerdicts::ofRefusal)
                .onFailure(ProblemException.class)
                .recoverWithItem(Verdict.permanent("settings-invalid"))
                .onFailure()
                .recoverWithItem(MailFailures::verdict);
    }

    /** Checks again: what was inherited may have gone since the settings were kept. */
    private Uni<Verdict> sent(Message message, Endpoint endpoint) {
        check(new ChannelSettings(endpoint.settings(), endpoint.secrets(), List.of(endpoint.address())));
        var from = new MailAddress(endpoint.settings().get("from"));
        var server = server(endpoint, from);
        var mail = mail(message, from, new MailAddress(endpoint.address()));
        return guard.requireHost(server.host(), server.port())
                .chain(() -> Uni.createFrom()
                        .completionStage(() -> clients.send(server, mail).toCompletionStage()))
                .replaceWith(Verdict.delivered());
    }

    private static MailServer server(Endpoint endpoint, MailAddress from) {
        Map<String, String> settings = endpoint.settings();
        return new MailServer(
                settings.get("host"),
                Integer.parseInt(settings.getOrDefault("port", USUAL_PORT)),
                settings.get("tls"),
                settings.get("username"),
                endpoint.secrets().get("password"),
                from.domain());
    }

    private static MailMessage mail(Message message, MailAddress from, MailAddress to) {
        var text = MessageText.of(message);
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", "<" + message.id() + "@" + from.domain() + ">")
                .add("Auto-Submitted", "auto-generated");
        return new MailMessage()
                .setFrom(from.value())
                .setTo(to.value())
                .setSubject(text.subject().replaceAll("\\p{Cntrl}", " "))
                .setText(text.body())
                .setHeaders(headers);
    }
}
