/** The working clock: hours of work, weekends, holidays and make-up workdays as data. Knows the kernel alone. */
package org.boai.enroll.calendar;
