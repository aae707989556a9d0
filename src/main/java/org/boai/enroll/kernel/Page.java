package org.boai.enroll.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next opaque; goes back as {@code after} for what follows, null when nothing does
 */
public record Page<T>(List<T> items, String next) {
    /** The most items that one page holds. */
    public static final int LIMIT = 100;

    /** Cuts a list that was read with one row more than the limit. */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }
}
