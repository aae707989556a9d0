-- Consent texts are data; what was consented to is kept with the hash of the text that was shown.
CREATE TABLE consent_texts (
    purpose  text    NOT NULL
        CONSTRAINT consent_texts_purpose_known CHECK (purpose IN ('PRIVACY_POLICY', 'STATUTES', 'PRC_CITIZEN',
            'SENSITIVE_DATA', 'SHARE_WITH_BRANCH', 'PUBLICATION', 'GUARDIAN')),
    version  text    NOT NULL,
    title_zh text    NOT NULL,
    title_en text    NOT NULL,
    body_zh  text    NOT NULL,
    body_en  text    NOT NULL,
    text_hash bytea  NOT NULL,
    current  boolean NOT NULL,
    CONSTRAINT consent_texts_pk PRIMARY KEY (purpose, version)
);
CREATE FUNCTION consent_texts_set_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.text_hash := sha256(convert_to(NEW.title_zh || E'\n' || NEW.body_zh, 'UTF8'));
    RETURN NEW;
END $$;
CREATE TRIGGER consent_texts_hash BEFORE INSERT OR UPDATE ON consent_texts
    FOR EACH ROW EXECUTE FUNCTION consent_texts_set_hash();
CREATE UNIQUE INDEX consent_texts_one_current ON consent_texts (purpose) WHERE current;

CREATE TABLE consents (
    subject_id uuid        NOT NULL,
    purpose    text        NOT NULL,
    version    text        NOT NULL,
    text_hash  bytea       NOT NULL,
    given_at   timestamptz NOT NULL,
    CONSTRAINT consents_pk PRIMARY KEY (subject_id, purpose),
    CONSTRAINT consents_text_fk FOREIGN KEY (purpose, version) REFERENCES consent_texts (purpose, version)
);
ALTER TABLE consents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY consents_given ON consents FOR INSERT WITH CHECK (scope_is('citizen') OR scope_is('system'));
CREATE POLICY consents_read ON consents FOR SELECT USING (scope_is('system'));

GRANT SELECT ON consent_texts TO ${app_role};
GRANT SELECT, INSERT ON consents TO ${app_role};

INSERT INTO consent_texts (purpose, version, title_zh, title_en, body_zh, body_en, current) VALUES
('PRIVACY_POLICY', '1', '个人信息处理规则', 'How personal data is handled',
 '为办理入会，红十字会收集您的姓名、手机号码、出生日期和常住地；证件号码由您自愿填写。信息加密保存，只用于会员发展、会员教育和组织活动。您可以随时查阅、复制、更正、删除自己的信息，也可以撤回同意。撤回不影响此前的处理。',
 'To handle your application the Red Cross collects your name, mobile number, birth date and place of residence; an identity number is voluntary. Data is stored encrypted and used only for membership, education and activities. You may view, copy, correct or delete your data and withdraw consent at any time; what was done before stays lawful.', true),
('STATUTES', '1', '承认《中国红十字会章程》', 'I accept the Statutes of the Red Cross Society of China',
 '我承认《中国红十字会章程》，自愿申请加入中国红十字会。入会自愿，申请不收费，可随时退会。',
 'I accept the Statutes of the Red Cross Society of China and apply of my own will. Joining is voluntary, applying is free, leaving is possible at any time.', true),
('PRC_CITIZEN', '1', '我是中华人民共和国公民', 'I am a citizen of the People''s Republic of China',
 '依照《中华人民共和国红十字会法》第三条，中华人民共和国公民可以自愿加入中国红十字会。我确认我是中华人民共和国公民。',
 'Under article 3 of the Red Cross Law, citizens of the People''s Republic of China may join voluntarily. I confirm that I am one.', true),
('SENSITIVE_DATA', '1', '同意处理出生日期和证件号码', 'Consent to handle birth date and identity number',
 '出生日期用于确认会员类别和保护未成年人；证件号码（自愿填写）只用于防止重复入会，加密保存，页面上不显示。不同意时可以不填证件号码。',
 'The birth date decides the kind of membership and protects minors. The identity number (voluntary) only prevents double membership, is stored encrypted and never shown. You may leave it out.', true),
('SHARE_WITH_BRANCH', '1', '同意将信息提供给归口的红十字组织', 'Consent to share my data with my Red Cross branch',
 '您的姓名、联系电话和常住地将提供给页面上写明的基层红十字组织；该组织未及时签收时，依次提供给其上级乡镇（街道）、县（市、区）、设区市和省红十字会；入会情况报县级红十字会备案。用于联系您、开展会员教育、组织您参加活动。',
 'Your name, phone and residence are given to the branch named on the page; while it does not acknowledge, to the township, county, city and provincial societies above it in turn; membership is filed with the county society. They use it to contact you, educate members and take you along to activities.', true),
('GUARDIAN', '1', '监护人同意', 'Consent of the guardian',
 '我是申请人的监护人，同意其加入红十字会并同意按上述规则处理其个人信息。',
 'I am the guardian of the applicant and consent to the application and to the handling of the data as stated.', true);
