-- What the pages keep before anything is sent, and what counting scans needs, said in the rules (PIPL 17).
UPDATE consent_texts SET current = false WHERE purpose = 'PRIVACY_POLICY';
INSERT INTO consent_texts (purpose, version, title_zh, title_en, body_zh, body_en, current)
SELECT purpose, '3', title_zh, title_en,
    body_zh || E'\n\n在线填写时，您勾选同意以后填写的内容加密暂存，最长二十四小时，提交后或到期即删除。统计扫码人数时，网络地址和浏览器名称只用来算出当天有效、不能还原的标记，次日删除，不用来识别您。',
    body_en || E'\n\nWhile you fill in the pages, what you enter after your consent is kept encrypted for at most twenty-four hours, and deleted when you have sent it or when they are over. To count how many people a poster reached, network address and browser name are only turned into a mark that is good for the day and cannot be turned back; it is deleted the next day and never used to identify you.',
    true
FROM consent_texts WHERE purpose = 'PRIVACY_POLICY' AND version = '2';
