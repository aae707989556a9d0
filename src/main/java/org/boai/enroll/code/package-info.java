/**
 * Enrollment codes: what a poster carries, who issued it, whether it still opens the door, and its picture; one-time invitations
 * to apply through one.
 * Knows region and organization.
 */
package org.boai.enroll.code;
