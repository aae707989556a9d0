package org.boai.enroll.bench;

import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Each read beside the first bytes of a file, just as many, from the same server in the same rounds. */
final class Reads {
    static final List<String> NAMES = List.of("code", "region level", "landing page", "inbox page");

    /** What everybody who scans a code asks for. */
    static final List<String> LOOK_UPS = List.of("code", "region level", "landing page");

    /** As large as what is read, at the least. */
    static final String FILE = "/assets/page-000000000000.css";

    private static final Duration TURN = Rig.TURN.dividedBy(2);

    private final Rig rig;
    private final Branch branch;
    private final Report report;

    Reads(Rig rig, Branch branch, Report report) {
        this.rig = rig;
        this.branch = branch;
        this.report = report;
    }

    void measure(String members) throws IOException, SQLException, InterruptedException {
        var turns = turns(members, "Bearer " + rig.client().token("shangbao"));
        for (var turn : turns.entrySet()) {
            rig.warm(members + " reads " + turn.getKey(), turn.getValue());
        }
        rig.inTurns(members + " reads ", turns);
    }

    private Map<String, Rig.Turn> turns(String members, String bearer) {
        var client = rig.client();
        int file = client.size(FILE, bearer);
        Map<String, Rig.Turn> turns = new LinkedHashMap<>();
        for (String name : NAMES) {
            int bytes = client.size(path(name), bearer);
            report.fact(members + " bytes of " + name, bytes);
            if (bytes > file) {
                throw new IllegalStateException(name + " has more bytes than the file's " + file);
            }
            client.requirePart(FILE, bytes);
            boolean inbox = name.startsWith("inbox");
            var read = inbox ? Load.get(path(name), "Authorization", bearer) : Load.get(path(name));
            turns.put(name, turn(rig, read));
            turns.put(name + " static", turn(rig, Load.get(FILE, "Range", Client.part(bytes))));
        }
        return turns;
    }

    private static Rig.Turn turn(Rig rig, Consumer<HttpRequestStepBuilder> request) {
        return () -> rig.load(TURN).closed(Rig.CLIENTS, request);
    }

    /** Ten notices, so that the page is smaller than the file. */
    private String path(String name) {
        return switch (name) {
            case "code" -> "/api/v1/enrollment-codes?code=" + branch.code();
            case "region level" -> "/api/v1/regions?parent=330106002";
            case "landing page" -> "/j/" + branch.code();
            default -> "/api/v1/notices?limit=10";
        };
    }
}
