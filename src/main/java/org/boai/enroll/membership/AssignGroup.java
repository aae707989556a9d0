package org.boai.enroll.membership;

import java.util.UUID;

/** Puts a member into a group of the township, or out of any. @param groupId null for out of any */
public record AssignGroup(UUID groupId) {}
