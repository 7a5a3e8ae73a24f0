import { Entity } from "typeorm";

@Entity("posts") // declares: posts
export class Post {}
