package org.boai.enroll.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.boai.enroll.support.Api.receipt;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.boai.enroll.Codes;
import org.boai.enroll.support.Applications;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.OnPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever the tree and whoever asks: what is seen lies within the subtree, and where a page holds all, all of it is
 * seen. So many pairs of a steward and a query as {@code -Dboai.scope.pairs} says (10,000 take minutes), the same ones again by
 * {@code -Dboai.scope.seed}.
 */
@QuarkusTest
@QuarkusTestResource(OnPostgres.class)
class RandomTreesIT {
    private static final int PAIRS = Integer.getInteger("boai.scope.pairs", 1_000);
    private static final long SEED = Long.getLong("boai.scope.seed", System.nanoTime());
    private static final int TREES = 5;
    private static final int CLIENTS = 4;
    private static final int PEOPLE = 40;
    private static final List<String> OF_AN_ORGANIZATION =
            List.of("", "/queue", "/answers", "/silent", "/deliveries", "/channels", "/enrollment-codes");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<UUID> members = new ArrayList<>();
    private final List<UUID> applications = new ArrayList<>();
    private final List<UUID> notices = new ArrayList<>();

    @TestHTTPResource("/")
    URI server;

    @BeforeEach
    void people() {
        String code = Codes.poster();
        for (int i = 0; i < PEOPLE; i++) {
            String receipt = receipt(Applications.adult(code));
            members.add(Database.memberOf(receipt));
            applications.add(Database.applicationOf(receipt));
            notices.add(Database.noticeAbout(receipt));
        }
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void nobodySeesBeyondTheSubtree() throws Exception {
        var random = new Random(SEED);
        for (int i = 0; i < TREES; i++) {
            var tree = RandomTree.grow(random);
            var ofMembers = tree.spread("members", members);
            var where =
                    new Places(ofMembers, tree.follow(applications, members, ofMembers), tree.spreadNotices(notices));
            List<Future<Void>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                var asks = new Client(tree, where, new Random(random.nextLong()));
                running.add(clients.submit(() -> asks.times(PAIRS / TREES / CLIENTS)));
            }
            for (Future<Void> one : running) {
                one.get();
            }
        }
    }

    /** At which organization each row is. */
    private record Places(Map<UUID, UUID> members, Map<UUID, UUID> applications, Map<UUID, UUID> notices) {}

    private final class Client {
        private final RandomTree tree;
        private final Places where;
        private final Random random;
        private RandomTree.Steward steward;
        private Set<UUID> subtree;

        private Client(RandomTree tree, Places where, Random random) {
            this.tree = tree;
            this.where = where;
            this.random = random;
        }

        private Void times(int pairs) throws IOException, InterruptedException {
            for (int i = 0; i < pairs; i++) {
                steward = tree.steward(random);
                subtree = tree.subtree(steward.organization());
                ask();
            }
            return null;
        }

        private void ask() throws IOException, InterruptedException {
            UUID other = tree.organization(random);
            switch (random.nextInt(11)) {
                case 0 -> list("members", "", where.members(), subtree);
                case 1 -> list("members", "&organization=" + other, where.members(), common(other));
                case 2 -> list("applications", "", where.applications(), subtree);
                case 3 -> list("applications", "&state=ADMITTED", where.applications(), subtree);
                case 4 -> list("notices", "", where.notices(), Set.of(steward.organization()));
                case 5 -> organizations("");
                case 6 -> organizations(random.nextBoolean() ? "&q=2" : "&parent=" + other);
                case 7 -> one("GET", "members/", where.members(), "");
                case 8 -> one("GET", "applications/", where.applications(), "");
                case 9 -> one("PUT", "notices/", where.notices(), "/call");
                default -> {
                    String of = OF_AN_ORGANIZATION.get(random.nextInt(OF_AN_ORGANIZATION.size()));
                    expect("GET", "organizations/" + other + of, subtree.contains(other) ? 200 : 404);
                }
            }
        }

        private Set<UUID> common(UUID other) {
            Set<UUID> common = new HashSet<>(subtree);
            common.retainAll(tree.subtree(other));
            return common;
        }

        /** Rows of others, from other tests, may be there too where the page says that it is not the last. */
        private void list(String rows, String query, Map<UUID, UUID> where, Set<UUID> allowed)
                throws IOException, InterruptedException {
            var page = page(rows + "?limit=100" + query);
            Set<UUID> seen = ids(page);
            Set<UUID> ours = new HashSet<>(where.keySet());
            ours.removeIf(row -> !allowed.contains(where.get(row)));
            Set<UUID> beyond = new HashSet<>(seen);
            beyond.retainAll(where.keySet());
            beyond.removeAll(ours);
            assertThat(beyond).as(context(rows + query)).isEmpty();
            if (page.getString("next") == null) {
                assertThat(seen).as(context(rows + query)).containsAll(ours);
            }
        }

        private void organizations(String query) throws IOException, InterruptedException {
            var page = page("organizations?limit=100" + query);
            assertThat(subtree).as(context(query)).containsAll(ids(page));
            if (query.isEmpty() && page.getString("next") == null) {
                assertThat(ids(page)).as(context(query)).isEqualTo(subtree);
            }
        }

        /** Reading is for the subtree; writing to an inbox only for its own. */
        private void one(String method, String rows, Map<UUID, UUID> where, String verb)
                throws IOException, InterruptedException {
            UUID row = List.copyOf(where.keySet()).get(random.nextInt(where.size()));
            boolean own = method.equals("GET") || where.get(row).equals(steward.organization());
            int inside = own ? 200 : 403;
            expect(method, rows + row + verb, subtree.contains(where.get(row)) ? inside : 404);
        }

        private JsonPath page(String address) throws IOException, InterruptedException {
            return JsonPath.from(expect("GET", address, 200));
        }

        private static Set<UUID> ids(JsonPath page) {
            return page.<String>getList("items.id").stream()
                    .map(UUID::fromString)
                    .collect(Collectors.toSet());
        }

        private String expect(String method, String address, int status) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(server.resolve("/api/v1/" + address))
                    .method(method, BodyPublishers.noBody())
                    .header("Authorization", "Bearer " + steward.token())
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(context(address)).isEqualTo(status);
            return answer.body();
        }

        private String context(String address) {
            return address + " of a steward at " + steward.organization() + ", seed " + SEED;
        }
    }
}
