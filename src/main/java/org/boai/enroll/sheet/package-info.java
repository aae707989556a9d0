/**
 * Workbooks (XLSX) that are written row by row and never compute; what stands in them is somebody else's. It knows nobody but
 * the kernel.
 */
package org.boai.enroll.sheet;
