package org.boai.enroll.membership;

/** Where somebody of a batch would go. @param problem why nowhere, by name; null with a branch */
record BatchWay(Branch branch, String problem) {
    static BatchWay nowhere(String problem) {
        return new BatchWay(null, problem);
    }

    static BatchWay to(Branch branch) {
        return new BatchWay(branch, null);
    }
}
