/**
 * The HTTP edge: problem documents for every failure, the path guard, strict JSON, response headers, idempotency.
 * Knows the rest of the foundation, no feature.
 */
package org.boai.enroll.web;
