/**
 * Administrative divisions as data: codes with validity, successors, pinyin; what is chosen from and what a moved
 * code leads to. Knows the foundation only.
 */
package org.boai.enroll.region;
