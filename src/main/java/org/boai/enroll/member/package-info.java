/**
 * The register of members: admission, numbers for life, masked views.
 * Knows region and organization.
 */
package org.boai.enroll.member;
