package org.boai.enroll.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as tables that can be pasted into a page. */
final class Markdown {
    private final List<String> lines = new ArrayList<>();

    private Markdown() {}

    static String of(
            Map<String, Object> facts,
            Map<String, Measured> measured,
            Map<String, Double> ratios,
            Map<String, Report.Aim> aims) {
        var page = new Markdown();
        page.scenarios(measured);
        page.table(
                "Ratio|Value",
                ratios.entrySet().stream()
                        .map(ratio -> ratio.getKey() + "|" + String.format(Locale.ROOT, "%.2f", ratio.getValue()))
                        .toList());
        page.table(
                "Aim|Measured|Hoped for|",
                aims.entrySet().stream()
                        .map(aim -> aim.getKey() + "|"
                                + Report.number(aim.getValue().measured()) + "|"
                                + aim.getValue().aim() + "|" + aim.getValue().verdict())
                        .toList());
        page.table(
                "Fact|Value",
                facts.entrySet().stream()
                        // single statements and warming up are for the terminal and the file
                        .filter(fact -> !fact.getKey().startsWith("ms of ")
                                && !fact.getKey().endsWith("to warm up"))
                        .map(fact -> fact.getKey() + "|" + fact.getValue())
                        .toList());
        return String.join("\n", page.lines);
    }

    private void scenarios(Map<String, Measured> measured) {
        table(
                "Scenario|Per second|p50 ms|p99 ms|Failed",
                measured.entrySet().stream()
                        .map(entry -> String.format(
                                Locale.ROOT,
                                "%s|%.0f|%.2f|%.2f|%d",
                                entry.getKey(),
                                entry.getValue().perSecond(),
                                entry.getValue().p50(),
                                entry.getValue().p99(),
                                entry.getValue().failures()))
                        .toList());
    }

    /** @param head names of the columns between bars; @param rows likewise; without rows there is no table */
    private void table(String head, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        lines.add("| " + head.replace("|", " | ") + " |");
        lines.add("|" + "---|".repeat(head.split("\\|", -1).length));
        rows.forEach(row -> lines.add("| " + row.replace("|", " | ") + " |"));
        lines.add("");
    }
}
