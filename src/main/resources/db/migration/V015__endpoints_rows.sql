-- Endpoints are seen with their channel, and changed only where the channel may be.
ALTER TABLE channel_endpoints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY channel_endpoints_read ON channel_endpoints FOR SELECT
    USING (EXISTS (SELECT 1 FROM channels c WHERE c.id = channel_id));
CREATE POLICY channel_endpoints_written ON channel_endpoints FOR INSERT WITH CHECK (scope_is('system')
    OR EXISTS (SELECT 1 FROM channels c JOIN organizations o ON o.id = c.organization_id
               WHERE c.id = channel_id AND o.ancestors @> ARRAY[scope_organization()]));
CREATE POLICY channel_endpoints_changed ON channel_endpoints FOR UPDATE USING (scope_is('system')
    OR EXISTS (SELECT 1 FROM channels c JOIN organizations o ON o.id = c.organization_id
               WHERE c.id = channel_id AND o.ancestors @> ARRAY[scope_organization()]));
