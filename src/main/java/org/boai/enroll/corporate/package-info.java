/**
 * Corporate members (团体会员): units that apply with their unified social credit code and are decided by the county of their
 * seat. A unit is no person: what is personal here is who speaks for it. Knows codes, the register's numbers and notices.
 */
package org.boai.enroll.corporate;
