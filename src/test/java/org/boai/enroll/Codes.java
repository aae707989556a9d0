package org.boai.enroll;

import static org.boai.enroll.support.Api.as;
import static org.boai.enroll.support.Api.patiently;

import java.util.List;
import java.util.Map;
import org.boai.enroll.support.Json;
import org.boai.enroll.support.Stewards;

/** Finds and issues what tests apply with, through the API. */
public final class Codes {
    private Codes() {}

    /** A code of 上保社区's own. */
    public static String poster() {
        return issue("shangbao", Map.of("title", "测试海报", "occasion", "POSTER"));
    }

    public static String issue(String steward, Map<String, Object> request) {
        var organization = Stewards.organizationOf(steward);
        return Json.text(
                patiently(() -> as(steward)
                                .body(request)
                                .post("/api/v1/organizations/" + organization + "/enrollment-codes"))
                        .then()
                        .statusCode(201),
                "/code");
    }

    /** The id behind a receipt, as the province sees it. */
    public static String applicationOf(String receipt) {
        String after = "";
        while (true) {
            var page = as("province").get("/api/v1/applications?limit=100" + after);
            List<Map<String, Object>> items = page.path("items");
            for (var item : items) {
                if (receipt.equals(item.get("receipt"))) {
                    return (String) item.get("id");
                }
            }
            String next = page.path("next");
            if (next == null) {
                throw new AssertionError("no application with receipt " + receipt);
            }
            after = "&after=" + next;
        }
    }

    /** The notice in a steward's inbox about an application. */
    public static String noticeAbout(String steward, String application) {
        String cursor = "";
        while (true) {
            var page = as(steward).get("/api/v1/notices?limit=100" + cursor);
            List<Map<String, Object>> items = page.path("items");
            for (var item : items) {
                if (application.equals(item.get("applicationId"))) {
                    return (String) item.get("id");
                }
            }
            if (items.size() < 100) {
                throw new AssertionError("no notice about " + application);
            }
            cursor = "&after=" + page.path("next");
        }
    }
}
