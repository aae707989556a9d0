/**
 * What happens to a membership after admission: transfers, changes of kind and group, how it ends, and the way back. Knows the
 * register, routing and messages and tells the branches; what other features have open for whoever leaves closes through
 * {@code member.OpenMatters}.
 */
package org.boai.enroll.membership;
