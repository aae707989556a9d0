package org.boai.enroll.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.boai.enroll.kernel.Ids;
import org.boai.enroll.organization.OrganizationKind;

/**
 * The demo's organizations over the real regions: every society by law, every real township, a society in 40 % of the
 * villages (chosen by a hash of the code, so always the same), some groups, and three units in 西湖区.
 */
final class DemoTree {
    static final String SHANGBAO = "330106002051";
    static final String XIHU = "330106";

    private static final int SOCIETY_PERCENT = 40;
    private static final int GROUP_PERCENT = 5;
    private static final int HUNDRED = 100;

    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> byRegion = new HashMap<>();

    private DemoTree() {}

    /** A region as the tree needs it. */
    record Region(
            long id, String code, String name, String level, boolean pseudo, String parent, boolean parentPseudo) {}

    /** @param authorizedBy the society that lets it admit at once; null for units, which review */
    record Node(UUID id, String name, OrganizationKind kind, UUID parent, long region, UUID authorizedBy) {
        boolean covers() {
            return !kind.unit();
        }
    }

    /** @param regions by code, so that what lies above comes before */
    static DemoTree of(List<Region> regions) {
        var tree = new DemoTree();
        for (String level : List.of("PROVINCE", "CITY", "COUNTY", "TOWNSHIP", "VILLAGE")) {
            regions.stream()
                    .filter(region -> region.level().equals(level) && !region.pseudo())
                    .forEach(tree::add);
        }
        tree.units();
        return tree;
    }

    List<Node> nodes() {
        return nodes;
    }

    private void add(Region region) {
        var kind = OrganizationKind.valueOf(region.level());
        if (kind != OrganizationKind.VILLAGE) {
            society(region, kind, plain(region.name()) + "红十字会");
            return;
        }
        int share = share(region.code());
        if (share < SOCIETY_PERCENT || region.code().equals(SHANGBAO)) {
            society(region, kind, plain(region.name()) + "红十字会");
        } else if (share < SOCIETY_PERCENT + GROUP_PERCENT && !region.parentPseudo()) {
            society(region, OrganizationKind.GROUP, plain(region.name()) + "红十字小组");
        }
    }

    private void society(Region region, OrganizationKind kind, String name) {
        UUID id = Ids.next();
        Node parent = region.parent() == null ? null : above(region);
        UUID authority = parent == null ? id : parent.kind().byLaw() ? parent.id() : parent.authorizedBy();
        var node = new Node(id, name, kind, parent == null ? null : parent.id(), region.id(), authority);
        nodes.add(node);
        byRegion.put(region.code(), node);
    }

    /** The society above; a pseudo township has none, so its county's. */
    private Node above(Region region) {
        return region.parentPseudo()
                ? byRegion.get(region.parent().substring(0, XIHU.length()))
                : byRegion.get(region.parent());
    }

    private void units() {
        Node xihu = byRegion.get(XIHU);
        if (xihu != null) {
            unit(xihu, OrganizationKind.SCHOOL, "西湖区演示学校红十字会");
            unit(xihu, OrganizationKind.HOSPITAL, "西湖区演示医院红十字会");
            unit(xihu, OrganizationKind.ENTERPRISE, "西湖区演示企业红十字会");
        }
    }

    private void unit(Node parent, OrganizationKind kind, String name) {
        nodes.add(new Node(Ids.next(), name, kind, parent.id(), parent.region(), null));
    }

    private static int share(String code) {
        var hash = new CRC32();
        hash.update(code.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return (int) (hash.getValue() % HUNDRED);
    }

    /** A society is named after the place, not after its committee: 三联村村委会 → 三联村. */
    private static String plain(String region) {
        String place = region.replaceFirst("(社区)?居民委员会$|(?<=社区)居委会$", "$1").replaceFirst("村?村民委员会$|村?村委会$", "村");
        return place.isEmpty() ? region : place;
    }
}
