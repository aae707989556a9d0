-- A leader's name is public by a consent of its own alone (个人信息保护法 25): where it is kept stands beside it. What was made
-- public before that was asked for is withheld until somebody says where.
SELECT set_config('app.scope', 'system', true);
UPDATE leaders SET published_since = NULL WHERE published_since IS NOT NULL;
ALTER TABLE leaders ADD COLUMN publication_consent varchar,
    ADD CONSTRAINT leaders_public_by_consent CHECK ((published_since IS NULL) = (publication_consent IS NULL));
