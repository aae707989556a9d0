package org.boai.enroll.account;

import java.util.List;

/** In the order of the roster. */
public record IssuedInvitations(List<IssuedInvitation> items) {}
