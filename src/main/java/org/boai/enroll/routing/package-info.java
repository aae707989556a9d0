/**
 * Which organization a person belongs to, and why.
 * Knows region, organization and code.
 */
package org.boai.enroll.routing;
