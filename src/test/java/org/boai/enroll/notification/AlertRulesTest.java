package org.boai.enroll.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The alerts that an operator loads into Prometheus say what is wrong and what to do, about metrics that exist. */
class AlertRulesTest {
    private static final Path FILE = Path.of("k8s", "alerts.yaml");
    private static final Pattern LABELS_AND_RANGES = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern WORD = Pattern.compile("\\b[a-zA-Z_]\\w*");

    /** Of the query language. */
    private static final Set<String> LANGUAGE =
            Set.of("max", "min", "sum", "rate", "increase", "offset", "or", "and", "vector", "absent");

    private static final Set<String> METRICS = Set.of(
            "boai_delivery_oldest_due_seconds",
            "boai_delivery_oldest_lease_seconds",
            "boai_inbox_oldest_unnumbered_seconds",
            "boai_deliveries_dead",
            "boai_delivery_first_seconds_bucket",
            "boai_delivery_first_seconds_count",
            "boai_notices_overdue",
            "boai_proof_messages_total",
            "boai_rights_overdue",
            "boai_retention_age_seconds",
            "boai_persons_held",
            "boai_notices_acknowledged_total");

    private static final List<Rule> RULES = new ArrayList<>();

    private record RuleFile(List<Group> groups) {}

    private record Group(String name, List<Rule> rules) {}

    private record Rule(
            String alert,
            String expr,
            @JsonProperty("for") String pending,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    /** Strictly: a key that Prometheus does not know either fails here. */
    @BeforeAll
    static void read() throws IOException {
        var file = new ObjectMapper(new YAMLFactory()).readValue(FILE.toFile(), RuleFile.class);
        file.groups().forEach(group -> RULES.addAll(group.rules()));
    }

    @Test
    void everyAlertHasANameOfItsOwn() {
        assertThat(RULES).isNotEmpty();
        assertThat(RULES).extracting(Rule::alert).doesNotHaveDuplicates().allMatch(name -> name.matches("Boai\\w+"));
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(RULES).allSatisfy(rule -> {
            assertThat(rule.labels().get("severity")).as(rule.alert()).isIn("critical", "warning", "info");
            assertThat(rule.annotations().get("summary")).as(rule.alert()).isNotBlank();
            assertThat(rule.annotations().get("description")).as(rule.alert()).hasSizeGreaterThan(80);
        });
    }

    @Test
    void everyExpressionNamesOnlyMetricsOfTheProgram() {
        assertThat(RULES).allSatisfy(rule -> assertThat(metrics(rule.expr()))
                .as(rule.alert())
                .isNotEmpty()
                .isSubsetOf(METRICS));
    }

    @Test
    void noMetricIsWithoutAnAlert() {
        assertThat(RULES.stream().flatMap(rule -> metrics(rule.expr()).stream()))
                .containsAll(METRICS);
    }

    private static List<String> metrics(String expression) {
        return WORD.matcher(LABELS_AND_RANGES.matcher(expression).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .filter(word -> !LANGUAGE.contains(word))
                .toList();
    }
}
