package org.boai.enroll.demo;

import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import org.boai.enroll.code.CodeService;
import org.boai.enroll.qr.QrMatrix;
import org.boai.enroll.qr.QrTerminal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a start in demo mode says: where it listens, who can sign in, and a code to scan. */
@ApplicationScoped
public class Welcome {
    private final DemoAccounts accounts;
    private final DemoPassword password;
    private final CodeService codes;
    private final String mode;
    private final String management;

    Welcome(
            DemoAccounts accounts,
            DemoPassword password,
            CodeService codes,
            @ConfigProperty(name = "boai.mode", defaultValue = "production") String mode,
            @ConfigProperty(name = "quarkus.management.port") String management) {
        this.accounts = accounts;
        this.password = password;
        this.codes = codes;
        this.mode = mode;
        this.management = management;
    }

    /** Nothing in production. The password goes to a terminal only; elsewhere the file is named that holds it. */
    public void say() {
        if (!mode.equals("demo")) {
            return;
        }
        boolean terminal = isTerminal();
        say(System.out, posterCode(), terminal);
    }

    private String posterCode() {
        try {
            return VertxContextSupport.subscribeAndAwait(accounts::posterCode);
        } catch (Throwable e) {
            throw new IllegalStateException("the demo's code cannot be read", e);
        }
    }

    private void say(PrintStream out, String code, boolean terminal) {
        String url = codes.url(code);
        String base = url.substring(0, url.indexOf("/j/"));
        String names = DemoAccounts.STEWARDS.stream()
                .map(DemoAccounts.Steward::username)
                .collect(Collectors.joining(", "));
        out.println();
        out.println("博爱入会 Boai Enroll · 演示 demo");
        out.println("  pages and API   " + base);
        out.println("  health, metrics http://localhost:" + management + "/q");
        out.println("  accounts        " + names);
        out.println("  password        " + (terminal ? password.get() : "in " + password.file()));
        out.println("  a poster's code " + code.replaceAll("(.{3})(?=.)", "$1 ") + "   " + url);
        out.println();
        out.println(QrTerminal.render(QrMatrix.of(url), terminal));
        out.flush();
    }

    /**
     * Whether what is printed ends on a screen. The console of the Java platform also asks for a keyboard, which a
     * build tool that starts the program does not pass on.
     */
    private static boolean isTerminal() {
        try {
            var test = new ProcessBuilder("sh", "-c", "test -t 1").redirectOutput(ProcessBuilder.Redirect.INHERIT);
            return test.start().waitFor() == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
