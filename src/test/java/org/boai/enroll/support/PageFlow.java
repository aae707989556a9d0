package org.boai.enroll.support;

import static io.restassured.RestAssured.given;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A browser without script on the pages of one code: keeps cookies, follows nothing. */
public final class PageFlow {
    private static final Pattern BRANCH = Pattern.compile("name=\"expectedOrganizationId\" value=\"([^\"]*)\"");

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    private final CookieFilter cookies = new CookieFilter();
    private final String code;

    private PageFlow(String code) {
        this.code = code;
    }

    public static PageFlow at(String code) {
        return new PageFlow(code);
    }

    public Response get(String page) {
        return given().redirects()
                .follow(false)
                .filter(cookies)
                .header("Accept-Language", "zh-CN")
                .get(address(page));
    }

    /** @param page {@code who}, or an address that begins with a slash @param typed values are texts or lists of them */
    public Response post(String page, Map<String, ?> typed) {
        var request = given().redirects()
                .follow(false)
                .filter(cookies)
                .header("Accept-Language", "zh-CN")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        typed.forEach((name, value) -> request.formParam(name, value instanceof List<?> many ? many : List.of(value)));
        return request.post(address(page));
    }

    private String address(String page) {
        if (page.startsWith("/")) {
            return page;
        }
        return page.isEmpty() ? "/j/" + code : "/j/" + code + "/" + page;
    }

    public Response who(String fullName, String phone) {
        return post("who", Map.of("fullName", fullName, "phone", phone, "consents", consents("PRIVACY_POLICY")));
    }

    /** In 上保社区. */
    public Response place() {
        return post("place", Map.of("residence", Applications.SHANGBAO));
    }

    /** An adult. */
    public Response details() {
        return post(
                "details",
                Map.of(
                        "birthYear", "1948",
                        "birthMonth", "9",
                        "birthDay", "3",
                        "consents", consents("SENSITIVE_DATA")));
    }

    /** What the page about the answers sends when everything is ticked. */
    public Map<String, Object> agreement() {
        return agreement("check");
    }

    public Map<String, Object> agreement(String address) {
        String page = get(address).asString();
        Map<String, Object> agreement = new HashMap<>();
        agreement.put("expectedOrganizationId", found(BRANCH, page));
        agreement.put("seen", found(SEEN, page));
        agreement.put("consents", consents("STATUTES", "PRC_CITIZEN", "SHARE_WITH_BRANCH"));
        return agreement;
    }

    /** Everything up to the answers, of somebody in 上保社区. */
    public PageFlow upToCheck(String fullName, String phone) {
        who(fullName, phone).then().statusCode(303);
        place().then().statusCode(303);
        details().then().statusCode(303);
        return this;
    }

    private static String found(Pattern field, String page) {
        var found = field.matcher(page);
        return found.find() ? found.group(1) : "";
    }

    public Response send() {
        return post("check", agreement());
    }

    /** Each {@code PURPOSE@version} of the texts in force. */
    public static List<String> consents(String... purposes) {
        return Applications.consents().stream()
                .filter(consent -> List.of(purposes).contains(consent.get("purpose")))
                .map(consent -> consent.get("purpose") + "@" + consent.get("version"))
                .toList();
    }
}
