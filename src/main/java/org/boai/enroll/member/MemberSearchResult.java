package org.boai.enroll.member;

import java.util.List;

/**
 * Who was found, masked, the newest first.
 *
 * @param more whether there are others beyond these: say more of the person
 */
public record MemberSearchResult(List<MemberView> items, boolean more) {}
