/**
 * Who calls and what they may see: signing in, second factors, tokens, roles, limits, and the unit of work with its
 * row-level scope. Knows kernel, audit and privacy.
 */
package org.boai.enroll.security;
