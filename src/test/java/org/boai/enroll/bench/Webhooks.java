package org.boai.enroll.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Sets up a webhook for each of many branches, as a steward of the province may. */
final class Webhooks {
    private Webhooks() {}

    static void setUp(Rig rig, List<Branch> branches, Receiver receiver)
            throws SQLException, IOException, InterruptedException {
        var client = rig.client();
        String bearer = "Bearer " + client.token("province");
        for (int i = 0; i < branches.size(); i++) {
            var organization = Stewards.organization(rig.ground(), branches.get(i));
            var endpoint = Map.of("address", receiver.address(i));
            client.put(
                    "/api/v1/organizations/" + organization + "/channels/WEBHOOK",
                    bearer,
                    Map.of("active", true, "shared", false, "endpoints", List.of(endpoint)));
        }
    }
}
