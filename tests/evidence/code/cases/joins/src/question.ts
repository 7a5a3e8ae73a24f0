import { Entity, JoinTable, ManyToMany } from "typeorm";

@Entity()
export class Question {
  @ManyToMany(() => Category)
  @JoinTable()
  categories: Category[]; // mentions: question_categories_category
}
