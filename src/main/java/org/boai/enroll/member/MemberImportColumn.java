package org.boai.enroll.member;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of a list of members, by the headers that they may have. */
enum MemberImportColumn {
    NAME("name", "姓名", "会员姓名", "fullname"),
    PHONE("phone", "手机", "手机号", "手机号码", "电话", "联系电话", "mobile"),
    BIRTH_DATE("birthDate", "出生日期", "出生年月日", "生日", "dateofbirth"),
    DOCUMENT_TYPE("documentType", "证件类型"),
    DOCUMENT_NUMBER("documentNumber", "证件号码", "证件号", "身份证号", "身份证号码", "idnumber", "identitynumber"),
    KIND("kind", "会员类别", "会员类型", "类别", "memberkind"),
    ORGANIZATION("organization", "组织", "所属组织", "所在组织", "基层组织"),
    JOINED_ON("joinedOn", "入会日期", "入会时间", "joined", "joiningdate"),
    LEGACY_NUMBER("legacyNumber", "旧会员号", "原会员号", "会员编号", "membernumber"),
    CARD_NUMBER("cardNumber", "会员证号", "会员证编号", "会员证", "papercard"),
    RESIDENCE("residence", "居住地代码", "居住地区划代码", "居住地行政区划代码", "regioncode"),
    /** Stands for the row as a whole, in what is found. */
    ROW("row");

    private static final Map<String, MemberImportColumn> BY_HEADER = Stream.of(values())
            .filter(column -> column != ROW)
            .flatMap(column -> column.headers.stream().map(header -> Map.entry(plain(header), column)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String key;
    private final List<String> headers;

    MemberImportColumn(String key, String... others) {
        this.key = key;
        this.headers = Stream.concat(Stream.of(key), Stream.of(others)).toList();
    }

    /** As in a request. */
    String key() {
        return key;
    }

    /** @return null for a header that says nothing to us */
    static MemberImportColumn of(String header) {
        return BY_HEADER.get(plain(header));
    }

    static MemberImportColumn ofKey(String key) {
        return Stream.of(values())
                .filter(column -> column.key.equals(key))
                .findAny()
                .orElseThrow();
    }

    /** Capitals, spaces, marks and what stands in parentheses do not make another header. */
    private static String plain(String header) {
        return header.replaceAll("[(（].*?[)）]", "")
                .replaceAll("[\\s_*\\-\u00A0\u3000]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** @param cell the text of a column, or null */
    static MemberImportGiven given(Function<MemberImportColumn, String> cell) {
        return new MemberImportGiven(
                cell.apply(NAME),
                cell.apply(PHONE),
                cell.apply(BIRTH_DATE),
                cell.apply(DOCUMENT_TYPE),
                cell.apply(DOCUMENT_NUMBER),
                cell.apply(KIND),
                cell.apply(ORGANIZATION),
                cell.apply(JOINED_ON),
                cell.apply(LEGACY_NUMBER),
                cell.apply(CARD_NUMBER),
                cell.apply(RESIDENCE));
    }
}
