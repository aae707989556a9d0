package org.boai.empty;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one entity. */
@Entity
@Table(name = "notes")
public class Note {
    @Id
    private Long id;

    private String text;

    public String text() {
        return text;
    }
}
