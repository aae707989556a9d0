package org.boai.enroll.browser;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.boai.enroll.support.Applications;

/** Somebody who applies, page by page, as the words on the pages say. */
final class Citizen {
    static final Pattern RECEIPT = Pattern.compile("/s/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$");

    private final Phone phone;
    private final Page page;
    private final String code;
    private final boolean looking;
    private final String number = Applications.phone();

    /** Who only gets on with it. */
    Citizen(Phone phone, String code) {
        this(phone, code, false);
    }

    private Citizen(Phone phone, String code, boolean looking) {
        this.looking = looking;
        this.phone = phone;
        this.page = phone.page();
        this.code = code;
    }

    /** Who looks closely at each page. */
    static Citizen looking(Phone phone, String code) {
        return new Citizen(phone, code, true);
    }

    private void look(String name) {
        if (looking) {
            phone.look(name);
        }
    }

    String number() {
        return number;
    }

    Citizen opens() {
        page.navigate("/j/" + code);
        look("landing");
        return this;
    }

    /** That the village of the poster is where one lives. */
    Citizen begins() {
        page.click("a.button");
        page.waitForURL("**/who?*");
        look("who");
        return this;
    }

    /** That one lives elsewhere. */
    Citizen beginsElsewhere() {
        page.click("a.quiet");
        page.waitForURL("**/who");
        return this;
    }

    Citizen says(String name) {
        page.fill("#fullName", name);
        page.fill("#phone", number);
        page.check("#consent-PRIVACY_POLICY");
        press();
        return this;
    }

    Citizen finds(String letters) {
        page.waitForURL("**/residence");
        look("residence");
        page.fill("#q", letters);
        page.press("#q", "Enter");
        page.waitForURL("**/residence?q=*");
        look("results");
        page.click(".choices a:has-text('上保社区')");
        page.waitForURL("**/place?*");
        look("place");
        press();
        return this;
    }

    Citizen isBorn(int year, int month, int day) {
        page.waitForURL("**/details");
        look("details");
        page.fill("#birthYear", String.valueOf(year));
        page.fill("#birthMonth", String.valueOf(month));
        page.fill("#birthDay", String.valueOf(day));
        page.check("#consent-SENSITIVE_DATA");
        press();
        return this;
    }

    Citizen agrees() {
        page.waitForURL("**/check");
        look("check");
        page.check("#consent-STATUTES");
        page.check("#consent-PRC_CITIZEN");
        page.check("#consent-SHARE_WITH_BRANCH");
        return this;
    }

    /** Somebody of the poster's village, up to the last button. */
    Citizen answersAll() {
        return opens().begins().says("王小明").isBorn(1958, 1, 1).agrees();
    }

    String sends() {
        press();
        page.waitForURL(RECEIPT);
        look("receipt");
        return page.url();
    }

    void press() {
        page.click("main form[method=post] button");
    }
}
