-- Who goes out and comes back has not left.
ALTER TABLE participations
    -- the latest moment at which somebody saw the member come, when it is not the first
    ADD COLUMN came_again_at timestamptz,
    ADD CONSTRAINT participations_come_again_after_coming CHECK (came_again_at IS NULL OR
        checked_in_at IS NOT NULL AND came_again_at > checked_in_at AND (signed_out_at IS NULL OR signed_out_at >= came_again_at));
