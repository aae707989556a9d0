package org.boai.enroll.support;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** People who look at what is their own, as a mini-program does for them. */
public final class Persons {
    private Persons() {}

    /** With a proof of the phone that somebody applied with. @param application as it was sent */
    public static Response signIn(Map<String, Object> application) {
        String phone = (String) application.get("phone");
        // a phone gets one message a minute
        Database.change("UPDATE phone_proofs SET created_at = created_at - interval '2 minutes'"
                + " WHERE created_at > now() - interval '2 minutes'");
        return signIn(application, PhoneProofs.prove(phone, "SIGN_IN"));
    }

    public static Response signIn(Map<String, Object> application, String proof) {
        return Api.anyone()
                .body(Map.of(
                        "fullName", application.get("fullName"),
                        "birthDate", application.get("birthDate"),
                        "phone", application.get("phone"),
                        "phoneProof", proof))
                .post("/api/v1/my/sessions");
    }

    /** @return the token of a session that must begin */
    public static String session(Map<String, Object> application) {
        return Json.text(signIn(application).then().statusCode(201), "/session");
    }

    public static RequestSpecification as(String session) {
        return Api.anyone().header("Authorization", "Person " + session);
    }
}
