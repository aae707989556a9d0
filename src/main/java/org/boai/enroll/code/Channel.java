package org.boai.enroll.code;

/** A way in without a poster. */
public enum Channel {
    MINI_PROGRAM("小程序", "Mini-program"),
    WEBSITE("官方网站", "Website"),
    APP("手机应用", "App");

    private final String title;
    private final String english;

    Channel(String title, String english) {
        this.title = title;
        this.english = english;
    }

    String title() {
        return title + "入会";
    }

    public String english() {
        return english;
    }
}
