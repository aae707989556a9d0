/**
 * Who seems to be whom: likenesses are found by reading, phone and birth date, shown to whoever may see both, and merged by a
 * person with a preview; nobody vanishes. Knows members and applications, and changes them through their own services.
 */
package org.boai.enroll.duplicate;
