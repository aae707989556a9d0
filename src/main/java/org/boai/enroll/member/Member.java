package org.boai.enroll.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A member; entered by {@link Register}, whose one statement decides whether the person is one already. */
@Entity
@Table(name = "members")
class Member {
    @Id
    private UUID id;

    private String number;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "group_id")
    private UUID groupId;

    @Enumerated(EnumType.STRING)
    private MemberKind kind;

    @Enumerated(EnumType.STRING)
    private MemberStatus status;

    @Column(name = "full_name")
    private byte[] fullName;

    private byte[] phone;

    @Column(name = "birth_date")
    private byte[] birthDate;

    @Column(name = "document_number")
    private byte[] documentNumber;

    @Column(name = "joined_on")
    private LocalDate joinedOn;

    @Version
    private int version;

    protected Member() {}

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UUID organizationId() {
        return organizationId;
    }

    UUID groupId() {
        return groupId;
    }

    MemberKind kind() {
        return kind;
    }

    MemberStatus status() {
        return status;
    }

    byte[] fullName() {
        return fullName;
    }

    byte[] phone() {
        return phone;
    }

    byte[] birthDate() {
        return birthDate;
    }

    byte[] documentNumber() {
        return documentNumber;
    }

    LocalDate joinedOn() {
        return joinedOn;
    }
}
