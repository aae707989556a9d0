/**
 * Who leads an organization, for which term, and with which training (浙红〔2019〕40号 三(二), 三(五)).
 * Knows member, organization, notification and message.
 */
package org.boai.enroll.leader;
