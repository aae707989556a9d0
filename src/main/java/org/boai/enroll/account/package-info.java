/**
 * Accounts of stewards: invitations, rosters, handover, deputies, changes and their end, always within the subtree.
 * Knows organization; signing in is in security.
 */
package org.boai.enroll.account;
