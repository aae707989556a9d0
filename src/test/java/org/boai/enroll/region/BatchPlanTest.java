package org.boai.enroll.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.boai.enroll.region.KnownRegions.Existing;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    private static final String TOWNSHIP = "320102002";
    private static final long TOWNSHIP_ID = 7;

    private final Map<String, Existing> current = new TreeMap<>(Map.of(TOWNSHIP, new Existing(7, "镇", 6L)));
    private final Map<String, String> siblings = new HashMap<>();
    private final Map<String, Set<String>> formerNames = new HashMap<>();
    private final Set<String> ended = Set.of("320102002009", "320102003");

    private static DivisionRow row(String end, String name) {
        return new DivisionRow(TOWNSHIP + end, name, TOWNSHIP, 2);
    }

    private void exists(String end, String name) {
        current.put(TOWNSHIP + end, new Existing(100 + current.size(), name, TOWNSHIP_ID));
        siblings.put(name, TOWNSHIP + end);
    }

    private BatchPlan plan(DivisionRow... rows) {
        Map<String, Long> ids = new HashMap<>();
        current.forEach((code, existing) -> ids.put(code, existing.id()));
        return BatchPlan.of(
                RegionLevel.VILLAGE,
                List.of(rows),
                new KnownRegions(current, ids, ended, Map.of(TOWNSHIP_ID, siblings), formerNames));
    }

    private static List<FindingKind> kinds(BatchPlan plan) {
        return plan.findings().stream().map(Finding::kind).toList();
    }

    @Test
    void whatIsThereUnderItsCodeAndNameStays() {
        exists("001", "甲村");
        assertThat(plan(row("001", "甲村")).isEmpty()).isTrue();
    }

    @Test
    void anotherNameUnderTheCodeIsARenaming() {
        exists("001", "甲村");
        assertThat(plan(row("001", "甲社区")).renamings())
                .extracting(renaming -> renaming.before().name(), BatchPlan.Renaming::name)
                .containsExactly(tuple("甲村", "甲社区"));
    }

    @Test
    void aNameThatWasReplacedHereDoesNotComeBack() {
        exists("001", "甲社区");
        formerNames.put(TOWNSHIP + "001", Set.of("甲村"));
        var plan = plan(row("001", "甲村"));
        assertThat(plan.isEmpty()).isTrue();
        assertThat(kinds(plan)).containsExactly(FindingKind.EARLIER_NAME);
    }

    @Test
    void twoOfOneNameAreBothImported() {
        var plan = plan(row("001", "甲村"), row("002", "甲村"));
        assertThat(plan.additions()).extracting(BatchPlan.Addition::name).containsExactly("甲村", "甲村（002）");
        assertThat(kinds(plan)).containsExactly(FindingKind.NAME_TWICE);
    }

    @Test
    void theBracketsStayWhileTheNameIsTakenAndGoWhenItIsFree() {
        exists("001", "甲村");
        exists("002", "甲村（002）");
        var again = plan(row("001", "甲村"), row("002", "甲村"));
        assertThat(again.isEmpty()).isTrue();
        assertThat(kinds(again)).containsExactly(FindingKind.NAME_TWICE);

        var freed = plan(row("001", "乙村"), row("002", "甲村"));
        assertThat(freed.renamings()).extracting(BatchPlan.Renaming::name).containsExactly("乙村", "甲村");
        assertThat(freed.findings()).isEmpty();
    }

    @Test
    void twoMaySwapTheirNames() {
        exists("001", "甲村");
        exists("002", "乙村");
        var plan = plan(row("001", "乙村"), row("002", "甲村"));
        assertThat(plan.renamings()).extracting(BatchPlan.Renaming::name).containsExactly("乙村", "甲村");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void anEndedCodeIsNotRevived() {
        assertThat(kinds(plan(row("009", "甲村")))).containsExactly(FindingKind.ENDED_HERE);
    }

    @Test
    void withoutAParentNothingIsAdded() {
        var unknown = new DivisionRow("320102004001", "甲村", "320102004", 2);
        var over = new DivisionRow("320102003001", "甲村", "320102003", 3);
        var plan = plan(unknown, over);
        assertThat(plan.isEmpty()).isTrue();
        assertThat(kinds(plan)).containsExactly(FindingKind.PARENT_UNKNOWN, FindingKind.PARENT_ENDED);
    }

    @Test
    void whateverWasPlannedLeavesNothingToPlan() {
        exists("001", "甲村");
        var rows = new ArrayList<>(List.of(row("001", "乙村"), row("002", "乙村"), row("003", "乙村"), row("004", "丙村")));
        var plan = plan(rows.toArray(DivisionRow[]::new));
        siblings.remove("甲村");
        plan.renamings().forEach(renaming -> exists(renaming.row().code().substring(9), renaming.name()));
        plan.additions().forEach(addition -> exists(addition.row().code().substring(9), addition.name()));

        assertThat(plan(rows.toArray(DivisionRow[]::new)).isEmpty()).isTrue();
    }
}
