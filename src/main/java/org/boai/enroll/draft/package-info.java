/**
 * What somebody has typed so far, kept sealed for a day under a random token that only the browser knows. May know the
 * foundation only; what a draft holds is its user's business.
 */
package org.boai.enroll.draft;
