package org.boai.enroll.member;

/** Columns of a list that leaves the house. */
public enum MemberExportField {
    NUMBER("会员号", false),
    NAME("姓名", false),
    PHONE("手机号", false),
    BIRTH_YEAR("出生年份", false),
    DOCUMENT("证件", false),
    KIND("会员类别", false),
    STATUS("状态", false),
    ORGANIZATION("所属组织", false),
    JOINED_ON("入会日期", false),
    ORIGIN("来源", false),
    LEGACY_NUMBER("旧会员号", false),
    CARD_NUMBER("会员证号", false),
    FULL_NAME("姓名（完整）", true),
    FULL_PHONE("手机号（完整）", true),
    BIRTH_DATE("出生日期", true),
    DOCUMENT_NUMBER("证件号码（完整）", true);

    private final String header;
    private final boolean full;

    MemberExportField(String header, boolean full) {
        this.header = header;
        this.full = full;
    }

    String header() {
        return header;
    }

    /** Whether it shows what is masked otherwise. */
    boolean full() {
        return full;
    }
}
