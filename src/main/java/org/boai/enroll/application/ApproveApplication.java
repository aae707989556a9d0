package org.boai.enroll.application;

import org.boai.enroll.member.MemberKind;

/** A reviewer approves. @param kind what the person joins as, when the reviewer knows better; else as proposed */
public record ApproveApplication(MemberKind kind) {}
