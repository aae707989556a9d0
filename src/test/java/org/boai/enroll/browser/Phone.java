package org.boai.enroll.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotScale;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody's phone: a browser of its size, what went over its wire, and what its pages must hold whatever happens. */
final class Phone implements AutoCloseable {
    private static final Path PICTURES = Path.of(System.getProperty("boai.build.directory", "target"), "screenshots");
    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What people touch; a box or a round one is touched by its label, and links within a sentence are exempt (WCAG 2.2, 2.5.8). */
    private static final String TARGETS =
            "a.button, a.quiet, button, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), select,"
                    + " summary, .choices a, .summary a, footer a, .tick label, .tick a, .change a";

    /** As WeChat for Android says of itself. */
    private static final String WECHAT = "Mozilla/5.0 (Linux; Android 9; V1818A) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20240301 MicroMessenger/8.0.47";

    private final Style style;
    private final BrowserContext context;
    private final Page page;
    private final List<String> refused = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private long bytes;
    private int pictures;

    /** How pages are read: on which screen, with or without their script, in which type. */
    record Style(String name, int width, int height, boolean script, boolean care, double text) {
        static Style of(String name, int width, int height) {
            return new Style(name, width, height, true, false, 1);
        }

        Style withoutScript() {
            return new Style(name + "-no-script", width, height, false, care, text);
        }

        Style large() {
            return new Style(name + "-care", width, height, script, true, text);
        }

        Style doubled() {
            return new Style(name + "-200-percent", width, height, script, care, 2);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Phone(URI server, Style style) {
        this.style = style;
        this.context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.toString())
                        .setViewportSize(style.width(), style.height())
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setLocale("zh-CN")
                        .setUserAgent(WECHAT)
                        .setBypassCSP(style.text() != 1)
                        .setJavaScriptEnabled(style.script()));
        if (style.care()) {
            context.addCookies(List.of(new Cookie("boai_care", "on").setUrl(server.toString())));
        }
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        page.onRequest(request -> hosts.add(
                URI.create(request.url()).getScheme().equals("data")
                        ? server.getHost()
                        : URI.create(request.url()).getHost()));
        CDPSession wire = context.newCDPSession(page);
        wire.send("Network.enable");
        wire.on("Network.loadingFinished", event -> count(event));
    }

    private void count(JsonObject event) {
        bytes += event.get("encodedDataLength").getAsLong();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Over the wire so far, with headers. */
    long bytes() {
        return bytes;
    }

    /** Whatever page it is: a picture of it, nothing cut off at the side, large enough to read and to touch, and axe's word. */
    void look(String name) {
        if (style.text() != 1) {
            page.addStyleTag(new Page.AddStyleTagOptions()
                    .setContent("html{font-size:" + style.text() * 112.5 + "% !important}"));
        }
        picture(name);
        if (!style.script()) {
            return;
        }
        assertThat((Number) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .satisfies(width -> assertThat(width.intValue()).isLessThanOrEqualTo(style.width()));
        assertThat(small("height", TARGETS, style.care() ? 60 : 48))
                .as("targets on %s", name)
                .isEmpty();
        assertThat(small("fontSize", "main *:not([type=checkbox]):not([type=radio]), footer *", style.care() ? 24 : 18))
                .as("type on %s", name)
                .isEmpty();
        // in the page itself: there are no frames, and a second page each time takes longer than the looking
        var found = new AxeBuilder(page)
                .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList();
        assertThat(found).as("axe on %s", name).isEmpty();
        assertThat(refused).as("refused by the policy on %s", name).isEmpty();
        assertThat(hosts).as("hosts").containsOnly(URI.create(page.url()).getHost());
    }

    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setScale(ScreenshotScale.CSS)
                .setPath(PICTURES.resolve("%s/%02d-%s.png".formatted(style.name(), pictures++, name))));
    }

    @SuppressWarnings("unchecked")
    private List<String> small(String what, String css, int least) {
        return (List<String>) page.evaluate(
                """
                ([what, css, least]) => [...document.querySelectorAll(css)]
                    .filter(e => e.getClientRects().length && !e.classList.contains('hidden') && e.textContent + e.value)
                    .filter(e => (what === 'height' ? e.getBoundingClientRect().height
                        : parseFloat(getComputedStyle(e).fontSize)) < least - 0.5)
                    .map(e => e.outerHTML.slice(0, 120))""",
                List.of(what, css, least));
    }

    @Override
    public void close() {
        context.close();
    }
}
