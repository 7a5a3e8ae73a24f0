package com.acme;

@Entity
public class Author {
    @ManyToMany
    private Set<Book> books; // mentions: author_book
}
