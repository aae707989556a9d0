/**
 * What happens to a membership after admission; for now, that it ends when the member wants. Knows the register and tells the branch;
 * what other features have open for whoever leaves closes through {@code member.OpenMatters}.
 */
package org.boai.enroll.membership;
