package org.boai.enroll.notification.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.boai.enroll.kernel.FieldError;
import org.boai.enroll.kernel.InvalidValue;
import org.boai.enroll.kernel.ProblemException;

/** Gathers all that is wrong with a channel's settings, so that a steward mends it in one go. */
final class SettingsCheck {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,256}");

    private final ChannelSettings channel;
    private final List<FieldError> errors = new ArrayList<>();

    SettingsCheck(ChannelSettings channel) {
        this.channel = channel;
    }

    /** @param parser throws {@link InvalidValue} */
    void setting(String name, Consumer<String> parser) {
        parse("/settings/" + name, channel.settings().get(name), parser);
    }

    void setting(String name, Pattern shape, String code) {
        setting(name, matching(shape, code));
    }

    void optional(String name, Pattern shape, String code) {
        if (channel.settings().get(name) != null) {
            setting(name, shape, code);
        }
    }

    /** A key or password goes into headers and commands: no spaces, no line breaks. */
    void secret(String name) {
        parse("/secrets/" + name, channel.secrets().get(name), matching(VISIBLE_ASCII, "secret-characters"));
    }

    /** @param parser throws {@link InvalidValue} */
    void secret(String name, Consumer<String> parser) {
        parse("/secrets/" + name, channel.secrets().get(name), parser);
    }

    void addresses(Consumer<String> parser) {
        for (int i = 0; i < channel.addresses().size(); i++) {
            parse("/endpoints/" + i + "/address", channel.addresses().get(i), parser);
        }
    }

    void refuse(String pointer, String code) {
        errors.add(new FieldError(pointer, code));
    }

    /** @throws ProblemException with everything that was found */
    void finish() {
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private void parse(String pointer, String value, Consumer<String> parser) {
        if (value == null || value.isBlank()) {
            refuse(pointer, "text-blank");
            return;
        }
        try {
            parser.accept(value);
        } catch (InvalidValue invalid) {
            refuse(pointer, invalid.code());
        }
    }

    private static Consumer<String> matching(Pattern shape, String code) {
        return value -> {
            if (!shape.matcher(value).matches()) {
                throw new InvalidValue(code);
            }
        };
    }
}
