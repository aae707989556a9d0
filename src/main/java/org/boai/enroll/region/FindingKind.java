package org.boai.enroll.region;

/** What an import leaves to a person, and what it did meanwhile. */
public enum FindingKind {
    MALFORMED("not imported: code, name or parent is not what a row of this file has"),
    CODE_TWICE("not imported: the file holds this code a second time; the first row counts"),
    PARENT_UNKNOWN("not imported: its parent is in no file and not in the database; import again when it is"),
    PARENT_ENDED("not imported: its parent has ended here"),
    ENDED_HERE("not imported: the code has ended here, and codes are never used again"),
    NAME_TWICE("imported with the end of its code in brackets: another region below the same parent has this name"),
    EARLIER_NAME("kept as it is: the file has a name that was replaced here"),
    OTHER_PARENT("kept where it is: the file has it below another parent"),
    ABSENT("kept though absent in the files");

    private final String sentence;

    FindingKind(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether the file's row did not become, and is not, a region here. */
    boolean notImported() {
        return ordinal() <= ENDED_HERE.ordinal();
    }
}
