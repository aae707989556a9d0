package org.boai.enroll.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own Chromium, started once for all tests of a run. Where there is none the tests are left out and say so;
 * with {@code BOAI_BROWSER=required} they fail instead.
 */
final class Chromium {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** Nothing of the browser's own may call home, nor wait for it. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static Browser browser;

    private Chromium() {}

    /** @throws org.opentest4j.TestAbortedException where there is no Chromium */
    static synchronized Browser browser() {
        if (browser == null) {
            var program = PLACES.stream().filter(Files::isExecutable).findFirst();
            if (program.isEmpty()) {
                String missing = "no Chromium at " + PLACES + ": pages were not looked at in a browser";
                if ("required".equals(System.getenv("BOAI_BROWSER"))) {
                    throw new IllegalStateException(missing);
                }
                Assumptions.abort(missing);
            }
            var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            browser = Playwright.create(options)
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program.get())
                            .setArgs(ARGUMENTS));
        }
        return browser;
    }
}
