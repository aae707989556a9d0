-- Which person a user of WeChat has shown to be; both known by keyed hashes only.
CREATE TABLE wechat_bindings (
    openid_index bytea       NOT NULL CONSTRAINT wechat_bindings_pk PRIMARY KEY,
    person_key   bytea       NOT NULL,
    bound_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX wechat_bindings_of_person ON wechat_bindings (person_key);
ALTER TABLE wechat_bindings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY wechat_bindings_own_work ON wechat_bindings USING (scope_is('system'));
CREATE POLICY wechat_bindings_own ON wechat_bindings USING (person_key = scope_person());
GRANT SELECT, INSERT, UPDATE, DELETE ON wechat_bindings TO ${app_role};
