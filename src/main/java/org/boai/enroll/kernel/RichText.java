package org.boai.enroll.kernel;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A text of several paragraphs that a steward has written, as HTML of a few tags: paragraphs, headings, lists, emphasis and
 * links to the web, which name no referrer and pass on no weight. Everything else is taken away, whatever it was; what it held
 * as text stays. Titles are no rich text: they are {@link PlainText}.
 */
public final class RichText {
    /** Of a whole address: what is relative would lead elsewhere in a feed than on our page. */
    private static final Pattern WEB =
            Pattern.compile("\\s*(?:https?://[^/]|tel:).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** What is not seen and turns or splits what is: a name that reads from right to left, a word that no search finds. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]|&#xfeff;");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "blockquote", "a")
            .allowUrlProtocols("https", "http", "tel")
            .allowAttributes("href")
            .matching(WEB)
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private RichText() {}

    /**
     * As it may be stored and shown as it is, on a page of ours or of others.
     *
     * @param maxCodePoints the greatest length of the raw text, in code points
     * @return sanitized HTML; the same again when sanitized again
     * @throws InvalidValue {@code text-blank} when nothing that can be read is left, {@code text-too-long}
     */
    public static String sanitized(String raw, int maxCodePoints) {
        if (raw == null) {
            throw new InvalidValue("text-blank");
        }
        if (raw.codePointCount(0, raw.length()) > maxCodePoints) {
            throw new InvalidValue("text-too-long");
        }
        // the sanitizer writes a byte order mark as a reference
        String clean = UNSEEN.matcher(POLICY.sanitize(raw)).replaceAll("");
        if (plain(clean).isBlank()) {
            throw new InvalidValue("text-blank");
        }
        return clean;
    }

    /** Sanitized HTML as text alone, e.g. for a calendar or a summary. */
    public static String plain(String sanitized) {
        String spaced = sanitized.replaceAll("</(p|h3|h4|li|blockquote)>|<br ?/?>", "\n");
        return unescaped(spaced.replaceAll("<[^>]*>", ""))
                .replaceAll("\n{2,}", "\n")
                .strip();
    }

    private static String unescaped(String text) {
        return org.owasp.html.Encoding.decodeHtml(text, false);
    }
}
