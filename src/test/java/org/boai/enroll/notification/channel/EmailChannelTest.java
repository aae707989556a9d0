package org.boai.enroll.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.boai.enroll.notification.channel.Messages.COMMUNITY;
import static org.boai.enroll.notification.channel.Messages.about;
import static org.boai.enroll.notification.channel.Messages.part;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.ProblemException;
import org.boai.enroll.notification.channel.Message.Occasion;
import org.boai.enroll.notification.channel.Message.Told;
import org.boai.enroll.platform.AddressGuard;
import org.boai.enroll.platform.OutboundConfig;
import org.boai.enroll.support.SmtpStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailChannelTest {
    private static final Message MESSAGE = about(Occasion.TOLD, COMMUNITY, part(COMMUNITY, "APPLICATION_TO_REVIEW", 3));
    private static final Map<String, String> SECRETS = Map.of("password", "secret-7f3c");
    private static final Pattern ENCODED_WORD = Pattern.compile("=\\?UTF-8\\?Q\\?(.*?)\\?=\\s*");

    private final Vertx vertx = Vertx.vertx();
    private SmtpStub smtp;
    private MailClients clients;
    private EmailChannel channel;

    @BeforeEach
    void start() throws IOException {
        smtp = new SmtpStub();
        waiting(Duration.ofSeconds(20));
    }

    private void waiting(Duration timeout) {
        var outbound = new Outbound(timeout, Set.of("127.0.0.1:" + smtp.port()));
        clients = new MailClients(vertx, outbound);
        channel = new EmailChannel(clients, new AddressGuard(this::resolve, outbound), outbound);
    }

    @AfterEach
    void stop() throws IOException {
        clients.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        smtp.close();
    }

    /** Every name leads to this machine. */
    private Uni<List<InetAddress>> resolve(String name) {
        return Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));
    }

    @Test
    void callsNoServerInsideOurOwnNetwork() {
        var settings = settings("tls", "implicit");
        settings.put("host", "mail.example.org");
        settings.put("port", "465");

        assertThat(send(MESSAGE, settings)).isEqualTo(Verdict.permanent("address-refused"));
        assertThat(smtp.commands()).isEmpty();
    }

    @Test
    void mailsInChinese() {
        assertThat(send(MESSAGE)).isEqualTo(Verdict.delivered());

        String mail = smtp.mails().get(0);
        assertThat(header(mail, "Subject")).isEqualTo("上保社区红十字会：新的待审核入会申请 3 条");
        assertThat(mail)
                .contains("From: notice@example.org\r\n", "To: steward@example.com\r\n")
                .contains("Auto-Submitted: auto-generated\r\n")
                .containsPattern("(?i)Content-Type: text/plain; *charset=utf-8");
        assertThat(quotedPrintable(mail.split("\r\n\r\n", 2)[1]))
                .contains("上保社区红十字会：新的待审核入会申请 3 条")
                .contains("查看：https://join.example.org/inbox");
    }

    @Test
    void signsInAndGreetsWithoutTheMachinesName() {
        send(MESSAGE);

        assertThat(smtp.commands())
                .startsWith("EHLO example.org", "AUTH LOGIN", base64("notice@example.org"), base64("secret-7f3c"))
                .contains("MAIL FROM:<notice@example.org>", "RCPT TO:<steward@example.com>");
    }

    @Test
    void signsInAsTheServerCan() {
        smtp.answers("EHLO", "250-stub\r\n250 AUTH PLAIN");

        assertThat(send(MESSAGE)).isEqualTo(Verdict.delivered());
        assertThat(smtp.commands()).contains("AUTH PLAIN " + base64("\0notice@example.org\0secret-7f3c"));
    }

    @Test
    void sendsNothingWithoutSigningIn() {
        smtp.answers("EHLO", "250 stub");

        assertThat(send(MESSAGE).sort()).isEqualTo(Verdict.Sort.LATER);
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void keepsItsMessageIdOverRetries() {
        smtp.answers(SmtpStub.CONTENT, SmtpStub.HANG_UP);
        assertThat(send(MESSAGE)).isEqualTo(Verdict.later("no-connection"));
        smtp.answers(SmtpStub.CONTENT, "250 2.0.0 Queued");
        assertThat(send(MESSAGE)).isEqualTo(Verdict.delivered());

        assertThat(smtp.mails()).hasSize(2).allSatisfy(mail -> assertThat(mail)
                .contains("Message-ID: <" + MESSAGE.id() + "@example.org>\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, 421 4.3.2 Too busy,                   LATER,     smtp-421",
        "AUTH, 535 5.7.8 Authentication failed,          PERMANENT, smtp-535",
        "AUTH, 454 4.7.0 Temporary failure,              LATER,     smtp-454",
        "MAIL, 553 Mail from must equal authorized user, PERMANENT, smtp-553",
        "MAIL, 550 User has no permission,               PERMANENT, smtp-550",
        "RCPT, 450 4.2.0 Greylisted,                     LATER,     smtp-450",
        "RCPT, 452 4.2.2 Mailbox full,                   LATER,     smtp-452",
        "RCPT, 550 5.1.1 User unknown,                   GONE,      smtp-550",
        "RCPT, 550 Mailbox not found,                    GONE,      smtp-550",
        "RCPT, 551 User not local,                       GONE,      smtp-551",
        "RCPT, 553 Mailbox name not allowed,             GONE,      smtp-553",
        "RCPT, 554 5.1.1 No such user,                   GONE,      smtp-554",
        "RCPT, 550 5.2.1 Mailbox disabled,               GONE,      smtp-550",
        "RCPT, 550 5.7.1 Relaying denied,                PERMANENT, smtp-550",
        "RCPT, 554 Refused,                              PERMANENT, smtp-554",
        "DATA, 451 4.3.0 Try again,                      LATER,     smtp-451",
        ".,    554 DT:SPM,                               PERMANENT, smtp-554",
        ".,    550 5.7.1 Content rejected,               PERMANENT, smtp-550",
        ".,    452 4.3.1 Insufficient storage,           LATER,     smtp-452",
    })
    void knowsWhatRepliesMean(String verb, String reply, Verdict.Sort sort, String reason) {
        smtp.answers(verb, reply);

        assertThat(send(MESSAGE)).isEqualTo(new Verdict(sort, reason, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void triesAgainLaterWhenTheConnectionIsLost(String verb) {
        smtp.answers(verb, SmtpStub.HANG_UP);

        assertThat(send(MESSAGE).sort()).isEqualTo(Verdict.Sort.LATER);
    }

    @Test
    void doesNotWaitForever() {
        clients.close();
        waiting(Duration.ofSeconds(2));
        smtp.answers("RCPT", SmtpStub.SILENCE);

        assertThat(send(MESSAGE).sort()).isEqualTo(Verdict.Sort.LATER);
    }

    @Test
    void triesAgainLaterWhenNobodyListens() throws IOException {
        smtp.close();

        assertThat(send(MESSAGE)).isEqualTo(Verdict.later("no-connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "implicit"})
    void saysNoPasswordInClear(String tls) {
        assertThat(send(MESSAGE, settings("tls", tls)).sort()).isEqualTo(Verdict.Sort.LATER);
        assertThat(smtp.commands()).noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void letsNoNameAddAHeader() {
        var told = new Told(COMMUNITY.id(), "Branch\r\nBcc: other@example.com\r\n\r\nhello");
        send(new Message(MESSAGE.id(), MESSAGE.at(), Occasion.TOLD, told, MESSAGE.parts(), false, Messages.LINK, null));

        assertThat(smtp.mails().get(0).split("\r\n\r\n", 2)[0])
                .doesNotContain("\nBcc")
                .doesNotContain("\nhello");
    }

    @Test
    void usesOneClientPerAccount() {
        var server = new MailServer("127.0.0.1", smtp.port(), "plain", "u", "p", "example.org");
        var same = new MailServer("127.0.0.1", smtp.port(), "plain", "u", "p", "example.org");
        var otherPassword = new MailServer("127.0.0.1", smtp.port(), "plain", "u", "q", "example.org");

        assertThat(clients.of(server)).isSameAs(clients.of(same)).isNotSameAs(clients.of(otherPassword));
        assertThat(otherPassword).hasToString("MailServer[127.0.0.1:" + smtp.port() + "]");
    }

    @Test
    void acceptsWhatCanWork() {
        assertThatCode(() -> check(
                        Map.of(
                                "host",
                                "smtp.exmail.qq.com",
                                "tls",
                                "implicit",
                                "username",
                                "u",
                                "from",
                                "n@example.org"),
                        SECRETS,
                        "a.b+c@mail.example.com"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(settings("tls", "plain"), SECRETS)).doesNotThrowAnyException();
    }

    @Test
    void namesEachThingThatIsWrong() {
        assertThat(errors(
                        Map.of("host", "smtp", "port", "6379", "tls", "plain", "username", "a\r\nb", "from", "n@x"),
                        Map.of(),
                        "ok@example.org",
                        "a@example.org\r\nBcc: b@example.org"))
                .containsExactlyInAnyOrder(
                        new FieldError("/settings/host", "mail-host-shape"),
                        new FieldError("/settings/port", "mail-port"),
                        new FieldError("/settings/tls", "mail-tls-required"),
                        new FieldError("/settings/username", "secret-characters"),
                        new FieldError("/settings/from", "email-invalid"),
                        new FieldError("/secrets/password", "text-blank"),
                        new FieldError("/endpoints/1/address", "email-invalid"));
        assertThat(errors(settings("tls", "ssl"), SECRETS))
                .containsExactly(new FieldError("/settings/tls", "mail-tls-unknown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@b",
                "@example.org",
                "a@example.org ",
                "a b@example.org",
                "a@-x.org",
                "a..b@example.org",
                "\"a\"@example.org",
                "a@example.org,b@example.org",
                "张@example.org",
                "<a@example.org>",
                "a@[127.0.0.1]"
            })
    void refusesWhatIsNoPlainAddress(String address) {
        assertThat(errors(settings("tls", "plain"), SECRETS, address))
                .containsExactly(new FieldError("/endpoints/0/address", "email-invalid"));
    }

    private Verdict send(Message message) {
        return send(message, settings("tls", "plain"));
    }

    private Verdict send(Message message, Map<String, String> settings) {
        var endpoint = new Endpoint(UUID.randomUUID(), "steward@example.com", settings, SECRETS);
        return channel.send(message, endpoint).await().atMost(Duration.ofSeconds(90));
    }

    private Map<String, String> settings(String name, String value) {
        var settings = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(smtp.port()),
                "username", "notice@example.org",
                "from", "notice@example.org"));
        settings.put(name, value);
        return settings;
    }

    private void check(Map<String, String> settings, Map<String, String> secrets, String... addresses) {
        channel.check(new ChannelSettings(settings, secrets, List.of(addresses)));
    }

    private List<FieldError> errors(Map<String, String> settings, Map<String, String> secrets, String... addresses) {
        return catchThrowableOfType(ProblemException.class, () -> check(settings, secrets, addresses))
                .errors();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(String mail, String name) {
        String unfolded = mail.split("\r\n\r\n", 2)[0].replaceAll("\r?\n[ \t]+", " ");
        String value = unfolded.lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
        String joined = ENCODED_WORD.matcher(value).replaceAll((MatchResult word) -> word.group(1));
        return quotedPrintable(joined.replace('_', ' '));
    }

    private static String quotedPrintable(String text) {
        String joined = text.replace("=\r\n", "");
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < joined.length(); i++) {
            if (joined.charAt(i) == '=') {
                bytes.write(Integer.parseInt(joined.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(joined.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private record Outbound(Duration timeout, Set<String> exceptions) implements OutboundConfig {
        @Override
        public Set<Integer> ports() {
            return Set.of(443);
        }

        @Override
        public Optional<Set<String>> allowed() {
            return Optional.of(exceptions);
        }
    }
}
