package org.boai.enroll.education;

/**
 * What a class brings.
 *
 * @param invited      participants who were given an invitation
 * @param used         who have applied by it
 * @param admitted     of these, who have become members, wherever they belong
 * @param throughCode  all who have applied through the class's code, invited or not
 * @param codeAdmitted of these, who have become members
 */
public record FirstAidFigures(
        long participants, long passed, long invited, long used, long admitted, long throughCode, long codeAdmitted) {}
