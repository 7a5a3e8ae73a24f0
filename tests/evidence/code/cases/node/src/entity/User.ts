import { BaseEntity, Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from "typeorm";
import { Post } from "./Post";
import Team from "./Team";

@Entity({ name: "users", schema: "public" }) // declares: users
export class User extends BaseEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @OneToMany(() => Post, (post) => post.author, { cascade: true }) // mentions: posts
  posts: Post[]; // mentions: posts

  @ManyToOne(() => Team) // mentions: teams
  team: Team; // mentions: teams
}
