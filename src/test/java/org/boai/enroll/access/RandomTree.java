package org.boai.enroll.access;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.boai.enroll.support.Database;
import org.boai.enroll.support.Forge;
import org.boai.enroll.support.Stewards;

/**
 * A tree of societies below 西湖区's, whose names and identifiers begin like those of others, with people spread over it
 * and a steward at each of its places. Its oracle walks from parents to children.
 */
final class RandomTree {
    private static final int NODES = 50;

    /** Who asks, and what is shown as a token. */
    record Steward(UUID organization, String token) {}

    private final List<UUID> nodes = new ArrayList<>();
    private final Map<UUID, List<UUID>> children = new HashMap<>();
    private final Map<UUID, Set<UUID>> subtrees = new ConcurrentHashMap<>();
    private final List<Steward> stewards = new ArrayList<>();
    private final Random random;

    private RandomTree(Random random) {
        this.random = random;
    }

    static RandomTree grow(Random random) {
        var tree = new RandomTree(random);
        tree.nodes.add(Stewards.organizationOf("xihu"));
        long family = random.nextLong();
        for (int i = 1; i < NODES; i++) {
            tree.add(new UUID(family, Long.MIN_VALUE | i), tree.any());
        }
        tree.learn();
        for (UUID node : tree.nodes) {
            tree.appoint(node);
        }
        tree.appoint(Stewards.organizationOf("province"));
        tree.appoint(Stewards.organizationOf("school"));
        return tree;
    }

    /** Called 2, 20, 200 … after its parent's name, so that each name begins like a brother's, and their paths do. */
    private void add(UUID id, UUID parent) {
        long brothers =
                Database.count("SELECT count(*) FROM organizations WHERE parent_id = ? AND name ~ '^2'", parent);
        Database.change(
                """
                INSERT INTO organizations (id, name, kind, status, parent_id, ancestors, location_region_id)
                SELECT ?, rpad('2', ?, '0'), 'GROUP', 'ACTIVE', id, '{}', location_region_id
                FROM organizations WHERE id = ?""",
                id,
                (int) brothers + 1,
                parent);
        nodes.add(id);
    }

    private void learn() {
        for (String row : Database.column(
                String.class, "SELECT parent_id || ' ' || id FROM organizations WHERE parent_id IS NOT NULL")) {
            String[] both = row.split(" ");
            children.computeIfAbsent(UUID.fromString(both[0]), parent -> new ArrayList<>())
                    .add(UUID.fromString(both[1]));
        }
    }

    private void appoint(UUID organization) {
        String username = Stewards.at(organization, "REVIEWER");
        UUID account = Database.one(UUID.class, "SELECT id FROM accounts WHERE username = ?", username);
        stewards.add(new Steward(organization, Forge.signed(Forge.claims(account, right -> {}))));
    }

    private UUID any() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** Puts rows of a table to random places. @return where each is */
    Map<UUID, UUID> spread(String table, List<UUID> rows) {
        Map<UUID, UUID> places = new HashMap<>();
        for (UUID row : rows) {
            UUID place = any();
            places.put(row, place);
            Database.change("UPDATE " + table + " SET organization_id = ? WHERE id = ?", place, row);
        }
        return places;
    }

    /** Puts applications where the members are whom they made: nobody sees the one without the other. */
    Map<UUID, UUID> follow(List<UUID> applications, List<UUID> members, Map<UUID, UUID> where) {
        Map<UUID, UUID> places = new HashMap<>();
        for (int i = 0; i < applications.size(); i++) {
            UUID place = where.get(members.get(i));
            places.put(applications.get(i), place);
            Database.change("UPDATE applications SET organization_id = ? WHERE id = ?", place, applications.get(i));
        }
        return places;
    }

    /** Puts notices into the one inbox of a random place each. */
    Map<UUID, UUID> spreadNotices(List<UUID> notices) {
        Map<UUID, UUID> places = new HashMap<>();
        for (UUID notice : notices) {
            UUID place = any();
            places.put(notice, place);
            Database.change(
                    """
                    WITH moved AS (
                        INSERT INTO inbox_counters AS k (organization_id, last_seq) VALUES (?, 1)
                        ON CONFLICT (organization_id) DO UPDATE SET last_seq = k.last_seq + 1
                        RETURNING organization_id, last_seq)
                    UPDATE notice_audiences a SET organization_id = k.organization_id, seq = k.last_seq FROM moved k
                    WHERE notice_id = ?""",
                    place,
                    notice);
        }
        return places;
    }

    Steward steward(Random random) {
        return stewards.get(random.nextInt(stewards.size()));
    }

    UUID organization(Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    Set<UUID> subtree(UUID top) {
        return subtrees.computeIfAbsent(top, this::walk);
    }

    private Set<UUID> walk(UUID top) {
        Set<UUID> found = new HashSet<>();
        Deque<UUID> next = new ArrayDeque<>(List.of(top));
        while (!next.isEmpty()) {
            UUID node = next.pop();
            found.add(node);
            next.addAll(children.getOrDefault(node, List.of()));
        }
        return found;
    }
}
