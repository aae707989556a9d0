/**
 * Personal fields in full: for a reason, recorded, limited, and of minors only when another person has approved it; and
 * for a quarter of an hour to whoever has taken a contact on. Knows members, applications and notices.
 */
package org.boai.enroll.disclosure;
