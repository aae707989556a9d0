/**
 * The Red Cross tree: societies, groups and units, what they cover, how they admit.
 * Knows region.
 */
package org.boai.enroll.organization;
