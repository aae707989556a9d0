package org.boai.enroll.database;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes one statement of several writes: all but the last stand in its WITH. There are as many texts as there are
 * sequences of writes in the program, so each is made once and prepared once for each connection.
 */
final class Together {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$([0-9]+)");
    private static final Map<List<String>, String> KNOWN = new ConcurrentHashMap<>();

    private Together() {}

    static String sql(List<Write> writes) {
        return writes.size() == 1
                ? writes.get(0).sql()
                : KNOWN.computeIfAbsent(writes.stream().map(Write::sql).toList(), Together::compose);
    }

    static Object[] values(List<Write> writes) {
        return writes.stream().flatMap(write -> write.values().stream()).toArray();
    }

    private static String compose(List<String> writes) {
        var sql = new StringBuilder("WITH ");
        int before = 0;
        int last = writes.size() - 1;
        for (int i = 0; i < last; i++) {
            sql.append("write").append(i).append(" AS (").append(shifted(writes.get(i), before));
            sql.append(i == last - 1 ? ") " : "), ");
            before += placeholders(writes.get(i));
        }
        return sql.append(shifted(writes.get(last), before)).toString();
    }

    private static String shifted(String sql, int by) {
        return PLACEHOLDER.matcher(sql).replaceAll(found -> "\\$" + (number(found) + by));
    }

    private static int placeholders(String sql) {
        return PLACEHOLDER
                .matcher(sql)
                .results()
                .mapToInt(Together::number)
                .max()
                .orElse(0);
    }

    private static int number(MatchResult placeholder) {
        return Integer.parseInt(placeholder.group(1));
    }
}
