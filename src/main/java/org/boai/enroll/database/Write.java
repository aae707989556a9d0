package org.boai.enroll.database;

import java.util.Arrays;
import java.util.List;

/**
 * One INSERT, UPDATE or DELETE of a unit of work, without RETURNING and without a WITH of its own.
 *
 * @param sql    with placeholders counted from {@code $1}
 * @param values one for each placeholder; may hold null
 */
public record Write(String sql, List<Object> values) {
    public static Write of(String sql, Object... values) {
        return new Write(sql, Arrays.asList(values));
    }

    @Override
    public String toString() {
        return "Write[" + sql + "]";
    }
}
