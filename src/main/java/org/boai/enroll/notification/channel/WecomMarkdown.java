package org.boai.enroll.notification.channel;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A message as a robot of 企业微信 says it in a group: what, of whom, and a link to the inbox, which is never cut off. The
 * link that acknowledges without signing in stays out: a group is not one steward. At most 4,096 bytes of UTF-8.
 */
final class WecomMarkdown {
    static final int MOST_BYTES = 4_096;
    private static final String CUT = "…";
    private static final String MARKS = "<>[]*`#";
    private static final int TO_FULL_WIDTH = 0xFEE0;

    private WecomMarkdown() {}

    static String of(Message message) {
        var text = MessageText.of(message);
        String link = "\n[查看](" + message.link() + ")";
        String said = "**" + plain(text.subject()) + "**";
        if (text.breakdown() != null) {
            said += "\n> " + plain(text.breakdown());
        }
        return within(said, MOST_BYTES - bytes(link)) + link;
    }

    /** Names are data: marks that the platform would act on, such as {@code <@all>}, become mere characters. */
    private static String plain(String text) {
        return text.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .map(point -> MARKS.indexOf(point) >= 0 ? point + TO_FULL_WIDTH : point)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** The text, or as many whole characters of it as fit together with a mark that more was there. */
    static String within(String text, int mostBytes) {
        if (bytes(text) <= mostBytes) {
            return text;
        }
        int left = mostBytes - bytes(CUT);
        var kept = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            left -= bytes(Character.toString(point));
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept + CUT;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
