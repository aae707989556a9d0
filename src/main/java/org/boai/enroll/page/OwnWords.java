package org.boai.enroll.page;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.boai.enroll.kernel.Language;
import org.boai.enroll.kernel.SystemClock;
import org.boai.enroll.rights.DataCopy;
import org.boai.enroll.rights.RightsRequestView;
import org.boai.enroll.rights.TimelineEvent;

/** The names of what is held and of what happened, for people to read. */
final class OwnWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Map<String, String[]> WORDS = Map.ofEntries(
            entry("memberships", new String[] {"会籍", "Memberships"}),
            entry("applications", new String[] {"入会申请", "Applications"}),
            entry("assistedApplications", new String[] {"他人代填的申请", "Filled in for me"}),
            entry("filledInBy", new String[] {"代填的组织", "Filled in by"}),
            entry("signedOn", new String[] {"纸质申请表签名日期", "Signed on paper on"}),
            entry("paperKeptAt", new String[] {"纸质申请表保存处", "Where the paper is kept"}),
            entry("checked", new String[] {"抽查结果", "What a check found"}),
            entry("CONFIRMED", new String[] {"已核实", "Confirmed"}),
            entry("NOT_CONFIRMED", new String[] {"未能核实", "Not confirmed"}),
            entry("applicationSteps", new String[] {"申请经过", "On the way of the applications"}),
            entry("event", new String[] {"事项", "What happened"}),
            entry("asked", new String[] {"要求补充", "What was asked for"}),
            entry("words", new String[] {"本人说明", "In my own words"}),
            entry("RETURNED", new String[] {"请您补充信息", "You were asked for something"}),
            entry("REPLIED", new String[] {"已补充信息", "You answered"}),
            entry("REDIRECTED", new String[] {"转由其他组织受理", "Passed on to another organization"}),
            entry("APPROVED_FIRST", new String[] {"第一位审核人已同意", "The first of two reviewers has approved"}),
            entry("APPEALED", new String[] {"提出申诉", "You appealed"}),
            entry("APPEAL_UPHELD", new String[] {"申诉成立", "The appeal was upheld"}),
            entry("APPEAL_REJECTED", new String[] {"维持原决定", "The refusal was confirmed"}),
            entry("APPEAL_CLOSED", new String[] {"申诉终止", "The appeal was closed"}),
            entry("IDENTITY_DOCUMENT", new String[] {"证件", "Identity document"}),
            entry("RESIDENCE", new String[] {"常住地", "Residence"}),
            entry("AFFILIATION", new String[] {"工作或学习单位", "Work or school"}),
            entry("BACKGROUND_PROOF", new String[] {"证书或队伍的说明", "Certificate or team"}),
            entry("OTHER", new String[] {"其他", "Other"}),
            entry("consents", new String[] {"同意记录", "Consents"}),
            entry("disclosures", new String[] {"谁查看过我的完整信息", "Who saw my data in full"}),
            entry("requests", new String[] {"我的请求", "My requests"}),
            entry("correction", new String[] {"希望更正为", "Wished correction"}),
            entry("sessions", new String[] {"登录", "Sign-ins"}),
            entry("begunAt", new String[] {"开始", "Begun at"}),
            entry("seenAt", new String[] {"最近使用", "Last used at"}),
            entry("wechat", new String[] {"已绑定的微信", "WeChat that signs in as me"}),
            entry("boundAt", new String[] {"绑定时间", "Since"}),
            entry("number", new String[] {"会员号", "Member number"}),
            entry("fullName", new String[] {"姓名", "Name"}),
            entry("phone", new String[] {"手机号码", "Mobile number"}),
            entry("birthDate", new String[] {"出生日期", "Birth date"}),
            entry("identityType", new String[] {"证件类型", "Type of document"}),
            entry("identityNumber", new String[] {"证件号码", "Identity number"}),
            entry("kind", new String[] {"类别", "Kind"}),
            entry("status", new String[] {"状态", "Status"}),
            entry("state", new String[] {"状态", "Status"}),
            entry("organization", new String[] {"组织", "Organization"}),
            entry("residence", new String[] {"常住地", "Residence"}),
            entry("joinedOn", new String[] {"入会日期", "Joined on"}),
            entry("endedOn", new String[] {"结束日期", "Ended on"}),
            entry("endReason", new String[] {"结束原因", "Why it ended"}),
            entry("receipt", new String[] {"回执", "Receipt"}),
            entry("submittedAt", new String[] {"提交时间", "Sent at"}),
            entry("guardian", new String[] {"监护人", "Guardian"}),
            entry("backgrounds", new String[] {"与红十字的缘分", "Backgrounds"}),
            entry("code", new String[] {"入会码", "Enrollment code"}),
            entry("placement", new String[] {"归口说明", "Placement"}),
            entry("decidedAt", new String[] {"决定时间", "Decided at"}),
            entry("decisionReason", new String[] {"理由", "Reason"}),
            entry("purpose", new String[] {"用途", "Purpose"}),
            entry("version", new String[] {"文本版本", "Version of the text"}),
            entry("textHash", new String[] {"文本指纹", "Hash of the text"}),
            entry("givenAt", new String[] {"同意时间", "Given at"}),
            entry("endedAt", new String[] {"结束时间", "Ended at"}),
            entry("endedBy", new String[] {"结束方式", "How it ended"}),
            entry("askedAt", new String[] {"提出时间", "Asked at"}),
            entry("answeredAt", new String[] {"答复时间", "Answered at"}),
            entry("answer", new String[] {"答复", "Answer"}),
            entry("fields", new String[] {"涉及内容", "Fields"}),
            entry("reason", new String[] {"理由", "Reason"}),
            entry("APPLIED", new String[] {"提交入会申请", "Applied"}),
            entry("ACKNOWLEDGED", new String[] {"申请已签收", "The application was acknowledged"}),
            entry("ADMITTED", new String[] {"成为会员", "Became a member"}),
            entry("REFUSED", new String[] {"未通过", "Refused"}),
            entry("WITHDRAWN", new String[] {"已撤回", "Withdrawn"}),
            entry("LEFT", new String[] {"退会", "Left"}),
            entry("REMOVED", new String[] {"会籍终止", "The membership was ended"}),
            entry("CONSENTED", new String[] {"同意", "Consented"}),
            entry("CONSENT_ENDED", new String[] {"撤回同意", "Took a consent back"}),
            entry("CONTACT", new String[] {"为联系而查看", "Looked at to make contact"}),
            entry("GIVEN", new String[] {"已查看", "Seen"}),
            entry("APPROVED", new String[] {"经批准查看", "Seen with approval"}),
            entry("ASKED", new String[] {"提出请求", "Asked for"}),
            entry("ANSWERED", new String[] {"请求已答复", "Was answered"}),
            entry("ACTIVE", new String[] {"有效", "Active"}),
            entry("ADULT", new String[] {"成人会员", "Adult member"}),
            entry("YOUTH", new String[] {"青少年会员", "Youth member"}),
            entry("CORRECTION", new String[] {"更正", "Correction"}),
            entry("DELETION", new String[] {"删除", "Deletion"}),
            entry("OPEN", new String[] {"等待答复", "Waiting for the answer"}),
            entry("GRANTED", new String[] {"已办理", "Done"}),
            entry("CLOSED", new String[] {"已随其他答复结束", "Ended by another answer"}),
            entry("OWN_WISH", new String[] {"本人要求", "Own wish"}),
            entry("CONSENT_WITHDRAWN", new String[] {"撤回同意", "A consent was taken back"}),
            entry("DATA_DELETED", new String[] {"要求删除", "Deletion was asked for"}),
            entry("DISOWNED", new String[] {"非本人申请", "Somebody else had applied"}),
            entry("REPLACED", new String[] {"已由新文本替代", "Replaced by a newer text"}),
            entry("RESIDENT_ID", new String[] {"居民身份证", "Resident identity card"}),
            entry("HMT_RESIDENCE_PERMIT", new String[] {"港澳台居民居住证", "Residence permit"}),
            entry("STORAGE_ONLY", new String[] {"仅存储", "Stored only"}),
            entry("UNDER_REVIEW", new String[] {"审核中", "Under review"}),
            entry("RECEIVED", new String[] {"已收到", "Received"}),
            entry("FULL_NAME", new String[] {"姓名", "Name"}),
            entry("PHONE", new String[] {"手机号码", "Mobile number"}),
            entry("BIRTH_DATE", new String[] {"出生日期", "Birth date"}),
            entry("DOCUMENT_NUMBER", new String[] {"证件号码", "Identity number"}),
            entry("LEGAL_REPRESENTATIVE", new String[] {"法定代表人", "Legal representative"}),
            entry("GUARDIAN", new String[] {"监护人", "Guardian"}),
            entry("PRIVACY_POLICY", new String[] {"个人信息处理规则", "Privacy"}),
            entry("STATUTES", new String[] {"章程", "Statutes"}),
            entry("PRC_CITIZEN", new String[] {"公民身份", "Citizenship"}),
            entry("SENSITIVE_DATA", new String[] {"敏感信息", "Sensitive data"}),
            entry("SHARE_WITH_BRANCH", new String[] {"提供给归口组织", "Sharing with the branch"}),
            entry("transfers", new String[] {"关系转接", "Transfers"}),
            entry("activities", new String[] {"参加的活动", "Activities"}),
            entry("activity", new String[] {"活动", "Activity"}),
            entry("startsAt", new String[] {"开始时间", "Begins at"}),
            entry("guardianConfirmedAt", new String[] {"监护人同意时间", "The guardian consented at"}),
            entry("checkedInAt", new String[] {"签到时间", "Came at"}),
            entry("signedOutAt", new String[] {"签退时间", "Left at"}),
            entry("minutes", new String[] {"服务时长（分钟）", "Minutes of service"}),
            entry("PLACE", new String[] {"已报名", "With a place"}),
            entry("WAITING", new String[] {"候补", "Waiting"}),
            entry("membershipEndings", new String[] {"会籍结束记录", "How the membership ended"}),
            entry("attendances", new String[] {"参加活动", "Activities I came to"}),
            entry("cameAt", new String[] {"签到时间", "Came at"}),
            entry("checkedIn", new String[] {"签到方式", "How I was checked in"}),
            entry("SCAN", new String[] {"扫码签到", "By code"}),
            entry("STORED_SCAN", new String[] {"离线扫码签到", "By code, sent later"}),
            entry("BY_HAND", new String[] {"人工签到", "By hand"}),
            entry("cameAgainAt", new String[] {"再次签到时间", "Came back at"}),
            entry("leftAt", new String[] {"签退时间", "Left at"}),
            entry("correctedBecause", new String[] {"时长更正原因", "Why the minutes were corrected"}),
            entry("guardianConsentKeptAt", new String[] {"监护人同意书保存处", "Where the guardian's consent is kept"}),
            entry("from", new String[] {"转出", "From"}),
            entry("to", new String[] {"转入", "To"}),
            entry("askedBy", new String[] {"提出方", "Asked by"}),
            entry("category", new String[] {"类别", "Category"}),
            entry("document", new String[] {"文号", "Document"}),
            entry("keptAt", new String[] {"保存处", "Kept at"}),
            entry("source", new String[] {"依据", "Source"}),
            entry("recordedAt", new String[] {"登记时间", "Recorded at"}),
            entry("WAITS_FOR_BOTH", new String[] {"等两边组织同意", "Waiting for both branches"}),
            entry("WAITS_FOR_FROM", new String[] {"等转出组织同意", "Waiting for the branch you leave"}),
            entry("WAITS_FOR_TO", new String[] {"等转入组织同意", "Waiting for the branch you go to"}),
            entry("DONE", new String[] {"已转接", "Done"}),
            entry("CANCELLED", new String[] {"已撤销", "Taken back"}),
            entry("OVERTAKEN", new String[] {"已自动结束", "Overtaken"}),
            entry("BY_MEMBER", new String[] {"本人撤销", "By myself"}),
            entry("BY_ASKER", new String[] {"提出方撤销", "By whoever asked"}),
            entry("MEMBERSHIP_ENDED", new String[] {"会籍已经结束", "The membership has ended"}),
            entry("MOVED", new String[] {"已经转到别处", "Moved otherwise"}),
            entry("WRITTEN_WISH", new String[] {"书面退会", "Own wish, on paper"}),
            entry("DECISION", new String[] {"除名决定", "Removed by decision"}),
            entry("courses", new String[] {"学习课程", "Courses"}),
            entry("course", new String[] {"课程", "Course"}),
            entry("assignedAt", new String[] {"布置时间", "Given at"}),
            entry("dueAt", new String[] {"期限", "Due at"}),
            entry("startedAt", new String[] {"开始学习", "Begun at"}),
            entry("completedAt", new String[] {"学完时间", "Completed at"}),
            entry("percent", new String[] {"测验成绩（%）", "Right answers (%)"}),
            entry("certificate", new String[] {"证明编号", "Certificate"}),
            entry("ASSIGNED", new String[] {"待学习", "To be learned"}),
            entry("STARTED", new String[] {"学习中", "Begun"}),
            entry("COMPLETED", new String[] {"已学完", "Completed"}),
            entry("firstAidClasses", new String[] {"救护培训", "First-aid classes"}),
            entry("firstAidCertificates", new String[] {"救护员证", "First-aid certificates"}),
            entry("firstAidClass", new String[] {"培训班", "Class"}),
            entry("place", new String[] {"地点", "Place"}),
            entry("firstDay", new String[] {"开班日期", "First day"}),
            entry("passed", new String[] {"考核通过", "Passed"}),
            entry("certificateNumber", new String[] {"证书编号", "Certificate number"}),
            entry("issuedOn", new String[] {"发证日期", "Issued on"}),
            entry("expiresOn", new String[] {"有效期至", "Expires on"}),
            entry("issuer", new String[] {"发证单位", "Issued by"}),
            entry("CURRENT", new String[] {"有效", "Current"}),
            entry("RENEWED", new String[] {"已换证", "Renewed"}),
            entry("ENDED", new String[] {"已终止", "Ended"}),
            entry("PUBLICATION", new String[] {"公开表扬", "Publication"}));

    private OwnWords() {}

    /** The name itself where there is no word for it. */
    static String word(String name, Language language) {
        String[] words = WORDS.get(name);
        return words == null ? name : language.pick(words[0], words[1]);
    }

    static OwnEvent event(TimelineEvent event, Language language) {
        String about = event.about() == null ? "" : "：" + word(event.about(), language);
        return new OwnEvent(event.at().format(MOMENT), word(event.what(), language) + about, event.reason());
    }

    static OwnRequest request(RightsRequestView view, Language language) {
        String fields =
                view.fields().stream().map(field -> word(field, language)).collect(Collectors.joining("、"));
        return new OwnRequest(
                view.askedAt().format(MOMENT),
                word(view.kind().name(), language) + (fields.isEmpty() ? "" : "：" + fields),
                word(view.state().name(), language),
                view.dueAt().format(MOMENT),
                view.answer(),
                view.receipt());
    }

    static List<OwnSection> sections(DataCopy copy, Language language) {
        return copy.sections().entrySet().stream()
                .map(section -> new OwnSection(
                        word(section.getKey(), language),
                        section.getValue().stream()
                                .map(row -> fields(row, language))
                                .toList()))
                .toList();
    }

    private static List<OwnSection.Field> fields(Map<String, Object> row, Language language) {
        return row.entrySet().stream()
                .filter(field -> field.getValue() != null && !field.getValue().equals(""))
                .map(field -> new OwnSection.Field(word(field.getKey(), language), value(field.getValue(), language)))
                .toList();
    }

    private static String value(Object value, Language language) {
        if (value instanceof OffsetDateTime moment) {
            return moment.atZoneSameInstant(SystemClock.ZONE).format(MOMENT);
        }
        return value instanceof LocalDate day
                ? day.toString()
                : Arrays.stream(Objects.toString(value).split(","))
                        .map(part -> word(part, language))
                        .collect(Collectors.joining(","));
    }

    static String moment(OffsetDateTime at) {
        return at.format(MOMENT);
    }
}
