package org.boai.enroll.page;

import java.util.List;

/** A section of a copy, in words. */
public record OwnSection(String title, List<List<Field>> rows) {
    /** One field of a row. */
    public record Field(String label, String value) {
        @Override
        public String toString() {
            return "Field[" + label + "]";
        }
    }
}
