/**
 * Applications: submitting, following, deciding. Where the main job is: code, placement, admission, notice, answer.
 * Knows code, routing, member, region, organization and notification.
 */
package org.boai.enroll.application;
